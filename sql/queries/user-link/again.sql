UPDATE cm_user_link
SET state = 'waiting', due_at = ?
WHERE state IN ('waiting', 'parked')
