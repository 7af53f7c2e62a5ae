UPDATE cm_errand
SET state = 'leased', attempts = attempts + 1, lease_token = ?, due_at = ?
WHERE id = ?
