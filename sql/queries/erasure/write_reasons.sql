UPDATE cm_request
SET reason = ?, decision_reason = ?, question = ?
WHERE id = ?
