-- No affected row: the password is another one by now, and stays.
UPDATE sc_account SET password_hash = ?, version = version + 1 WHERE id = ? AND password_hash = ?
