INSERT INTO cm_membership (customer_id, sort_key, contact_id, department, department_text, portal_user, sees_all, status,
                           projects, roles)
SELECT ?, c.sort_key, c.id, ?, ?, ?, ?, ?, 0, ?
FROM cm_contact c
WHERE c.id = ?
