-- ticket/event_retry
UPDATE sc_ticket_event SET parked = 0, attempts = 0, next_at = ? WHERE id = ? AND parked = 1
