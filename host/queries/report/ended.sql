-- report/ended: in that time
SELECT COUNT(*)
FROM sc_ticket
WHERE customer = ? AND ended_at >= ? AND ended_at < ?
