SELECT body_hash, status, answer
FROM cm_idempotency
WHERE account_id = ? AND idem_key = ?
