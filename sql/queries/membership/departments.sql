SELECT customer_id, department_text
FROM cm_membership
WHERE contact_id = ?
