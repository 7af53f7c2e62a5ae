-- ticket/event_lease
UPDATE sc_ticket_event SET lease_owner = ?, lease_until = ? WHERE id = ? AND parked = 0 AND lease_until <= ?
