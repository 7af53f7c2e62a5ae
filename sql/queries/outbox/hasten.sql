UPDATE cm_outbox
SET due_at = ?
WHERE id = ? AND state = 'queued' AND due_at > ?
