-- No affected row: the lease was lost. What was wanted meanwhile has another version and waits, with the newer password.
UPDATE cm_user_link
SET remote_id = ?, remote_name = ?, ours = ?, last_answer = '', lease_token = '', attempts = 0,
    password = CASE WHEN version = ? THEN '' ELSE password END,
    awaited = CASE WHEN version = ? THEN 0 ELSE awaited END,
    due_at = CASE WHEN version = ? THEN NULL ELSE ? END,
    state = CASE WHEN version = ? THEN 'done' ELSE 'waiting' END
WHERE id = ? AND lease_token = ? AND state = 'leased'
