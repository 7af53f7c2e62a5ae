-- No affected row: somebody has stopped it, or the lease is lost. due_at grows with every call, so that a row is always affected.
UPDATE cm_import
SET done = ?, due_at = ?
WHERE id = ? AND lease_token = ? AND state IN ('checking', 'writing')
