-- The version in which they were replaced; 0: they stand.
UPDATE cm_request_line
SET replaced_in = ?
WHERE request_id = ? AND replaced_in = 0
