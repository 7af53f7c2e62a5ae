UPDATE sc_account SET password_hash = ?, must_change = 0, password_until = 0, version = version + 1 WHERE id = ?
