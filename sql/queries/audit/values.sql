SELECT content
FROM cm_audit_values
WHERE customer_id = ? AND number = ?
