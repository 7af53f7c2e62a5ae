UPDATE sc_account SET email = ?, version = version + 1 WHERE id = ?
