UPDATE cm_user_link
SET awaited = 1,
    due_at = CASE WHEN state = 'waiting' THEN 0 ELSE due_at END
WHERE contact_id = ?
