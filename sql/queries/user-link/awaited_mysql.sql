-- Rows that another worker is looking at in this moment are passed over; only what is read here is locked, hence the index.
SELECT l.id, COALESCE(l.contact_id, 0), COALESCE(l.remote_id, 0), l.remote_name, l.ours, l.password, l.version, l.state, l.attempts,
       l.wanted_at, COALESCE(l.due_at, 0), l.last_answer
FROM cm_user_link l FORCE INDEX (cm_user_link_awaited)
WHERE l.awaited = 1 AND l.due_at <= ?
ORDER BY l.due_at, l.id
LIMIT ?
FOR UPDATE SKIP LOCKED
