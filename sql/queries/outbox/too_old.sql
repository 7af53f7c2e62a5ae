-- One of each customer and kind.
SELECT id, mail_key, kind, customer_id, request_id, ticket, contact_id, address, name, locale, token, facts, state,
       attempts, created_at, due_at, sent_at, queued_at, last_answer, lease_token, perhaps_twice
FROM cm_outbox
WHERE id IN (SELECT MIN(id) FROM cm_outbox WHERE state = 'queued' AND queued_at < ? GROUP BY customer_id, kind)
ORDER BY id
