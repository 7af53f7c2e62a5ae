-- No affected row: he has a password of his own, or none.
UPDATE sc_account SET password_hash = '', must_change = 0, password_until = 0, version = version + 1 WHERE id = ? AND must_change = 1
