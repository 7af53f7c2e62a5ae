SELECT roles, status, department_text
FROM cm_membership
WHERE contact_id = ? AND customer_id = ?
