SELECT holders
FROM cm_role_holder
WHERE customer_id = ? AND role = ?
