UPDATE cm_request_line
SET outcome_reason = ?
WHERE request_id = ? AND position = ?
