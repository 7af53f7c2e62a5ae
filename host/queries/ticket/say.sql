-- ticket/say
INSERT INTO sc_ticket_message (ticket_id, author_id, from_agent, internal, text, at) VALUES (?, ?, ?, ?, ?, ?)
