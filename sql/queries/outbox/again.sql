UPDATE cm_outbox
SET state = 'queued', attempts = 0, due_at = ?
WHERE id = ? AND state = 'dead'
