SELECT number, hash
FROM cm_audit_head
WHERE customer_id = ?
