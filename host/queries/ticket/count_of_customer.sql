-- ticket/count_of_customer
SELECT status, COUNT(*) FROM sc_ticket WHERE customer = ? GROUP BY status
