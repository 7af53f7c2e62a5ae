-- ticket/event_later
UPDATE sc_ticket_event
SET listener_state = ?, attempts = ?, next_at = ?, parked = ?, last_error = ?, lease_owner = '', lease_until = 0
WHERE id = ? AND lease_owner = ?
