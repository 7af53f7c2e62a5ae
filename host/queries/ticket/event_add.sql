-- ticket/event_add
INSERT INTO sc_ticket_event (ticket_id, act, actor_id, message_id, at, listener_state, next_at) VALUES (?, ?, ?, ?, ?, ?, ?)
