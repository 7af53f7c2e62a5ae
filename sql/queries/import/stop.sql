UPDATE cm_import
SET state = 'stopped', finished_at = ?, due_at = NULL, lease_token = ''
WHERE id = ? AND state IN ('checking', 'checked', 'writing')
