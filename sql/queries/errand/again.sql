UPDATE cm_errand
SET state = 'waiting', due_at = ?
WHERE state IN ('waiting', 'parked')
