INSERT INTO cm_audit_values (customer_id, number, contact_id, content)
VALUES (?, ?, ?, ?)
