INSERT INTO cm_grant (customer_id, role, contact_id, sort_key)
VALUES (?, ?, ?, ?)
