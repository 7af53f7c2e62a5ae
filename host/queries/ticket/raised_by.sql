SELECT id
FROM sc_ticket
WHERE requester_id = ?
