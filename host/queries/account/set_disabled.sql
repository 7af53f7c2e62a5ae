UPDATE sc_account SET disabled = ?, version = version + 1 WHERE id = ?
