DELETE FROM cm_idempotency
WHERE account_id = ?
