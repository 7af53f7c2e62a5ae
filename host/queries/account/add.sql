INSERT INTO sc_account (email, name, password_hash, locale, time_zone, agent, administrator, disabled, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
