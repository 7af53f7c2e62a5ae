DELETE FROM cm_caller
WHERE account_id = ? AND customer_id = ?
