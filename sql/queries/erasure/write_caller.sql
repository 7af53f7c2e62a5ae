UPDATE cm_request
SET caller = ?
WHERE id = ?
