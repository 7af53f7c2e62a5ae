-- What went within the hour, up to as many as decide, and what is on its way.
SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM cm_outbox WHERE customer_id = ? AND sent_at > ? LIMIT ?) went)
     + (SELECT COUNT(*) FROM cm_outbox WHERE state = 'leased' AND customer_id = ? AND due_at > ?)
