-- ticket/count
SELECT status, COUNT(*) FROM sc_ticket GROUP BY status
