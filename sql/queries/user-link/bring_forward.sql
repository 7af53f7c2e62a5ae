UPDATE cm_user_link
SET due_at = ?
WHERE state = 'waiting' AND due_at > ?
