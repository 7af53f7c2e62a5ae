SELECT id, customer_id, state, version, requester_id, requester_account, requester_name, reason, submitted_at,
       decided_at, decided_by, decision_reason, question, answered, caller, ticket
FROM cm_request
WHERE customer_id = ?
ORDER BY id DESC
LIMIT 1
