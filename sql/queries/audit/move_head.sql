UPDATE cm_audit_head
SET number = ?, hash = ?
WHERE customer_id = ?
