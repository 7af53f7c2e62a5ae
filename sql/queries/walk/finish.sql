-- No affected row: the lease was lost.
UPDATE cm_audit_walk
SET due_at = NULL, lease_token = '', finished_at = ?, entries = ?, chains = ?, broken = ?, first_bad = ?
WHERE id = 1 AND lease_token = ?
