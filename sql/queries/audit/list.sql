SELECT number, at, account_id, contact_id, act, object, facts, hash
FROM cm_audit
WHERE customer_id = ? AND number < ?
ORDER BY number DESC
LIMIT ?
