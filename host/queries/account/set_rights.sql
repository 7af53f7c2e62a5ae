UPDATE sc_account SET agent = ?, administrator = ?, version = version + 1 WHERE id = ?
