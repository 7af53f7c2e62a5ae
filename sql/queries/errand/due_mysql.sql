-- Rows that another worker is looking at in this moment are passed over.
SELECT e.id, e.errand_key, e.request_id, e.kind, e.reference, e.message, e.state, e.attempts, e.created_at, e.due_at,
       e.last_answer
FROM cm_errand e
WHERE e.due_at <= ?
  AND NOT EXISTS (SELECT 1 FROM cm_errand o WHERE o.request_id = e.request_id AND o.id < e.id AND o.state <> 'done')
ORDER BY e.due_at, e.id
LIMIT ?
FOR UPDATE SKIP LOCKED
