UPDATE sc_account SET password_hash = ?, must_change = 1, password_until = ?, version = version + 1 WHERE id = ?
