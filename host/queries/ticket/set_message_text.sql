UPDATE sc_ticket_message
SET text = ?
WHERE id = ?
