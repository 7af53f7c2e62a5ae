SELECT number, hash
FROM cm_audit
WHERE customer_id = ?
ORDER BY number DESC
LIMIT 1
