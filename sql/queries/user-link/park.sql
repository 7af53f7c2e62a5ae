-- No affected row: the lease was lost. What was wanted meanwhile may be what was in the way: it is tried first.
UPDATE cm_user_link
SET last_answer = ?, lease_token = '',
    due_at = CASE WHEN version = ? THEN NULL ELSE ? END,
    state = CASE WHEN version = ? THEN 'parked' ELSE 'waiting' END
WHERE id = ? AND lease_token = ? AND state = 'leased'
