-- ticket/event_due: the oldest event of each ticket that waits; a parked one lets the later ones pass
SELECT e.id
FROM sc_ticket_event e
WHERE e.parked = 0 AND e.next_at <= ? AND e.lease_until <= ?
  AND NOT EXISTS (SELECT 1 FROM sc_ticket_event x WHERE x.ticket_id = e.ticket_id AND x.id < e.id AND x.parked = 0)
ORDER BY e.id
LIMIT 20
