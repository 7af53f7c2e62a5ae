UPDATE cm_outbox
SET state = 'queued', attempts = attempts - 1, due_at = ?, last_answer = ?, lease_token = ''
WHERE id = ? AND lease_token = ? AND state = 'leased'
