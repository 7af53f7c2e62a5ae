SELECT reason, decision_reason
FROM cm_request
WHERE id = ?
