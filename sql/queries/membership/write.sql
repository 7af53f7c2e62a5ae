UPDATE cm_membership
SET department = ?, department_text = ?, department_key = ?, portal_user = ?, sees_all = ?, status = ?, roles = ?
WHERE contact_id = ? AND customer_id = ?
