-- ticket/event_drop
DELETE FROM sc_ticket_event WHERE id = ? AND parked = 1
