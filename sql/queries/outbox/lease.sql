UPDATE cm_outbox
SET state = 'leased', attempts = attempts + 1, lease_token = ?, due_at = ?, perhaps_twice = ?
WHERE id = ?
