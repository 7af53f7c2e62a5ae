-- report/ended: in that time
SELECT COUNT(*)
FROM sc_ticket
WHERE customer = ? AND changed_at >= ? AND changed_at < ? AND status IN ('closed', 'cancelled')
