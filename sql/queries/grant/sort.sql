-- Keeps the copies of a person's sort key.
UPDATE cm_grant
SET sort_key = ?
WHERE contact_id = ? AND sort_key <> ?
