SELECT COUNT(*) FROM cm_outbox WHERE customer_id = ? AND sent_at > ?
