INSERT INTO cm_audit_head (customer_id, number, hash)
VALUES (?, ?, ?)
