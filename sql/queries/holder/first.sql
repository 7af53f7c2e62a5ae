INSERT INTO cm_role_holder (customer_id, role, holders)
VALUES (?, ?, ?)
