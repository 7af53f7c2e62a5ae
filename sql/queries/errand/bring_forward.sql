UPDATE cm_errand
SET due_at = ?
WHERE state = 'waiting' AND due_at > ?
