-- Takes the row until the transaction ends.
UPDATE cm_customer
SET revision = revision
WHERE id = ?
