INSERT INTO cm_outbox (mail_key, kind, customer_id, request_id, ticket, contact_id, address, name, locale, token, facts,
                       state, attempts, created_at, due_at, queued_at, sent_at, last_answer, lease_token, perhaps_twice)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', 0, ?, ?, ?, 0, '', '', 0)
