UPDATE cm_user_link
SET due_at = 0
WHERE contact_id = ? AND state = 'waiting'
