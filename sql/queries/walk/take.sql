UPDATE cm_audit_walk
SET due_at = ?, lease_token = ?
WHERE id = 1 AND due_at <= ?
