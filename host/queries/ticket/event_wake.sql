-- ticket/event_wake: a plugin is there again
UPDATE sc_ticket_event SET next_at = ? WHERE parked = 0 AND next_at > ? AND listener_state LIKE ? ESCAPE '!'
