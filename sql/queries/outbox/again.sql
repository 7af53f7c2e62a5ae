UPDATE cm_outbox
SET state = 'queued', attempts = 0, due_at = ?, queued_at = ?
WHERE id = ? AND state IN ('dead', 'bounced', 'withdrawn')
