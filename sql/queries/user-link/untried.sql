-- No affected row: the lease was lost.
UPDATE cm_user_link
SET state = 'waiting', due_at = ?, attempts = attempts - 1, lease_token = ''
WHERE id = ? AND lease_token = ? AND state = 'leased'
