-- Up to as many as decide.
SELECT COUNT(*)
FROM (SELECT 1 FROM cm_outbox WHERE customer_id = ? AND sent_at > ? LIMIT ?) went
