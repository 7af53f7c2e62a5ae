UPDATE sc_account SET last_login_at = ?, version = version + 1 WHERE id = ?
