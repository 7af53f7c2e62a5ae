-- No affected row: the lease was lost.
UPDATE cm_outbox
SET state = ?, due_at = ?, sent_at = ?, last_answer = ?, lease_token = ''
WHERE id = ? AND lease_token = ? AND state = 'leased'
