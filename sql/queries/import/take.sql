UPDATE cm_import
SET due_at = ?, lease_token = ?
WHERE id = ? AND due_at = ?
