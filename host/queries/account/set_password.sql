UPDATE sc_account SET password_hash = ?, version = version + 1 WHERE id = ?
