-- Takes the row of the version that is to be removed.
UPDATE cm_draft
SET version = version + 1
WHERE customer_id = ? AND version = ?
