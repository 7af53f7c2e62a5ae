-- Of two who log in with it at once, one gets in.
UPDATE sc_account SET password_hash = '', version = version + 1 WHERE id = ? AND password_hash = ? AND must_change = 1
