INSERT INTO cm_token (purpose, contact_id, customer_id, email, nonce, hash, expires_at, used_at, revoked)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
