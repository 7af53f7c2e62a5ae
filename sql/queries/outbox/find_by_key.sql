SELECT id, mail_key, kind, customer_id, request_id, ticket, contact_id, address, name, locale, token, facts, state,
       attempts, created_at, due_at, sent_at, queued_at, last_answer, lease_token, perhaps_twice
FROM cm_outbox
WHERE mail_key = ?
