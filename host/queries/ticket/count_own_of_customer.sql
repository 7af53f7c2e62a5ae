-- ticket/count_own_of_customer
SELECT status, COUNT(*) FROM sc_ticket WHERE requester_id = ? AND customer = ? GROUP BY status
