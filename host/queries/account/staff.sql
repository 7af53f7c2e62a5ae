SELECT id, email, name, password_hash, locale, time_zone, agent, administrator, disabled, created_at, last_login_at, must_change, password_until FROM sc_account
WHERE agent = 1 OR administrator = 1 ORDER BY name, id
