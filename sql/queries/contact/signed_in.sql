UPDATE cm_contact
SET last_login = ?
WHERE account_id = ?
