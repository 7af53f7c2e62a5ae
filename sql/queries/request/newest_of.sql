-- What took effect in the moment it was asked for, or was cancelled, waits for nobody and was decided by nobody: it hides no decision.
-- Of the hundred newest, so that a customer who changes much at once costs no more than others.
SELECT id, customer_id, state, version, requester_id, requester_account, requester_name, reason, submitted_at,
       decided_at, decided_by, decision_reason, question, answered, caller, ticket
FROM cm_request
WHERE id = (SELECT MAX(n.id)
            FROM (SELECT id, state, submitted_at, decided_at
                  FROM cm_request
                  WHERE customer_id = ?
                  ORDER BY id DESC
                  LIMIT 100) n
            WHERE n.state <> 'cancelled'
              AND NOT (n.state = 'implemented' AND n.decided_at = n.submitted_at))
