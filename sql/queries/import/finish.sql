-- One that was stopped has a token only while the worker who wrote it has not told the end.
UPDATE cm_import
SET state = ?, row_count = ?, done = ?, totals = ?, finished_at = ?, due_at = NULL, lease_token = ''
WHERE id = ? AND lease_token = ? AND state IN ('checking', 'writing', 'stopped')
