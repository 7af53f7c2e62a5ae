-- ticket/count_open_of: of one person at one customer
SELECT COUNT(*) FROM sc_ticket WHERE requester_id = ? AND customer = ? AND status IN ('open', 'waiting')
