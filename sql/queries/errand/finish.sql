-- No affected row: the lease was lost. What was said stays in the other house, and needs no second place here.
UPDATE cm_errand
SET state = ?, due_at = ?, last_answer = ?, message = CASE WHEN ? = 'done' THEN '' ELSE message END, lease_token = ''
WHERE id = ? AND lease_token = ? AND state = 'leased'
