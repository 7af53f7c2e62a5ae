-- Rows that another worker is looking at in this moment are passed over.
SELECT id, mail_key, kind, customer_id, request_id, ticket, contact_id, address, name, locale, token, facts, state,
       attempts, created_at, due_at, sent_at, queued_at, last_answer, lease_token, perhaps_twice
FROM cm_outbox
WHERE waiting_id = ? AND due_at <= ?
ORDER BY due_at, id
LIMIT ?
FOR UPDATE SKIP LOCKED
