UPDATE cm_outbox
SET state = 'dead', due_at = NULL, last_answer = ?
WHERE state = 'queued' AND queued_at < ?
