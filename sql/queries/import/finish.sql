UPDATE cm_import
SET state = ?, row_count = ?, done = ?, totals = ?, finished_at = ?, due_at = NULL, lease_token = ''
WHERE id = ? AND lease_token = ? AND state IN ('checking', 'writing')
