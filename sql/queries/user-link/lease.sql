UPDATE cm_user_link
SET state = 'leased', attempts = attempts + 1, lease_token = ?, due_at = ?
WHERE id = ?
