-- ticket/message
SELECT m.id, m.author_id, a.name, m.from_agent, m.internal, m.text, m.at
FROM sc_ticket_message m
LEFT JOIN sc_account a ON a.id = m.author_id
WHERE m.id = ?
