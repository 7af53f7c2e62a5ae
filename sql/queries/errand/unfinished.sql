SELECT e.id, e.errand_key, e.request_id, e.kind, e.reference, e.message, e.state, e.attempts, e.created_at,
       COALESCE(e.due_at, 0), e.last_answer
FROM cm_errand e
WHERE e.state IN ('waiting', 'leased', 'parked')
ORDER BY e.id
LIMIT ?
