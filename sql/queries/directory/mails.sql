SELECT id, kind, customer_id, address, state, created_at, sent_at, last_answer
FROM cm_outbox
WHERE contact_id = ?
ORDER BY id DESC
LIMIT ?
