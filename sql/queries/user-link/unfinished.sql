-- What is stuck or in a hurry stands before what has only to wait its turn behind a whole import.
SELECT l.id, COALESCE(l.contact_id, 0), COALESCE(l.remote_id, 0), l.remote_name, l.ours, l.password, l.version, l.state, l.attempts,
       l.wanted_at, COALESCE(l.due_at, 0), l.last_answer
FROM cm_user_link l
WHERE l.state IN ('waiting', 'leased', 'parked')
ORDER BY CASE WHEN l.state = 'parked' THEN 0 WHEN l.attempts > 0 OR l.due_at = 0 THEN 1 ELSE 2 END, l.wanted_at, l.id
LIMIT ?
