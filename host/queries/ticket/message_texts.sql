SELECT id, text
FROM sc_ticket_message
WHERE ticket_id = ?
