SELECT reason, decision_reason, question
FROM cm_request
WHERE id = ?
