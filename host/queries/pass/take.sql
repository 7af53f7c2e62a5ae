INSERT INTO sc_pass (nonce_hash, ends_at) VALUES (?, ?)
