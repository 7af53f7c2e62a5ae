-- ticket/event_find
SELECT ticket_id, act, actor_id, message_id, at, listener_state, attempts FROM sc_ticket_event WHERE id = ? AND lease_owner = ?
