INSERT INTO cm_idempotency (account_id, idem_key, body_hash, status, answer, at)
VALUES (?, ?, ?, ?, ?, ?)
