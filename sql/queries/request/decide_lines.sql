UPDATE cm_request_line
SET outcome = ?, outcome_reason = ?
WHERE request_id = ? AND replaced_in = 0
