UPDATE cm_role_holder
SET holders = holders + ?
WHERE customer_id = ? AND role = ?
