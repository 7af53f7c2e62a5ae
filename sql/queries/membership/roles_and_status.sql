SELECT roles, status, department_text, standing
FROM cm_membership
WHERE contact_id = ? AND customer_id = ?
