-- ticket/event_parked
SELECT e.id, e.ticket_id, t.subject, e.act, e.at, e.listener_state, e.attempts, e.last_error
FROM sc_ticket_event e
JOIN sc_ticket t ON t.id = e.ticket_id
WHERE e.parked = 1
ORDER BY e.id DESC
LIMIT 200
