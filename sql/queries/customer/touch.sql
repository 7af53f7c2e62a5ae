-- Takes the row until the transaction ends.
UPDATE cm_customer
SET revision = revision + 1
WHERE id = ?
