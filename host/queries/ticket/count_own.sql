-- ticket/count_own
SELECT status, COUNT(*) FROM sc_ticket WHERE requester_id = ? GROUP BY status
