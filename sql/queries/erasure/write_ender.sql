UPDATE cm_request
SET decided_by = ?
WHERE id = ?
