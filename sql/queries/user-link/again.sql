-- Whoever was tried already or is in a hurry goes before those who are in turn, and these keep their places.
UPDATE cm_user_link
SET state = 'waiting',
    due_at = CASE WHEN attempts > 0 OR due_at = 0 THEN 0 WHEN due_at < ? THEN due_at ELSE ? END
WHERE state IN ('waiting', 'parked')
