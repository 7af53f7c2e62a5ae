UPDATE sc_account
SET email = ?, name = ?, password_hash = '', locale = 'en', time_zone = 'UTC', disabled = 1, last_login_at = 0,
    version = version + 1
WHERE id = ?
