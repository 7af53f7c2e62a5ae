UPDATE cm_outbox
SET state = 'withdrawn', due_at = NULL, last_answer = ?
WHERE id = ? AND state IN ('queued', 'dead', 'bounced')
