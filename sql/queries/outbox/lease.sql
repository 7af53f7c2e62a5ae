-- Of at most 20 rows. Nobody finished what an earlier lease began: it may have been sent all the same.
UPDATE cm_outbox
SET perhaps_twice = CASE WHEN state = 'leased' THEN 1 ELSE perhaps_twice END,
    state = 'leased', attempts = attempts + 1, lease_token = ?, due_at = ?
WHERE id IN (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
