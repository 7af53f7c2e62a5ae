UPDATE cm_request_submission
SET reason = ?
WHERE request_id = ? AND version = ?
