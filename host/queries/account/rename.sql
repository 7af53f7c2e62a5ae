UPDATE sc_account SET name = ?, locale = ?, version = version + 1 WHERE id = ?
