INSERT INTO sc_session (token_hash, account_id, created_at, last_used_at, expires_at, framed) VALUES (?, ?, ?, ?, ?, ?)
