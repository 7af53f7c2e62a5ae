DELETE FROM cm_user_link
WHERE id = ? AND lease_token = ? AND state = 'leased' AND version = ?
