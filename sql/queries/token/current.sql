SELECT id, purpose, contact_id, customer_id, email, nonce, hash, expires_at, used_at, revoked
FROM cm_token
WHERE contact_id = ? AND purpose = ? AND used_at = 0 AND revoked = 0
