UPDATE cm_contact
SET account_id = NULL, account_state = 0, invited_until = 0, last_login = 0
WHERE id = ?
