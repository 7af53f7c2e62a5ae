-- report/raised: and of these still open
SELECT COUNT(*), COALESCE(SUM(CASE WHEN status IN ('open', 'waiting') THEN 1 ELSE 0 END), 0)
FROM sc_ticket
WHERE customer = ? AND raised_at >= ? AND raised_at < ?
