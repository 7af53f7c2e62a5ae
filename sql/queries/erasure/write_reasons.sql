UPDATE cm_request
SET reason = ?, decision_reason = ?
WHERE id = ?
