-- Of two who log in with it at once, one gets in. Its hash stays until he chooses his own, so that he cannot choose this one again.
UPDATE sc_account SET password_until = 1, version = version + 1 WHERE id = ? AND password_hash = ? AND must_change = 1 AND password_until <> 1
