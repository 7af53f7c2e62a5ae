-- ticket/event_done
DELETE FROM sc_ticket_event WHERE id = ? AND lease_owner = ?
