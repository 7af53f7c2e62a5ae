UPDATE cm_membership
SET projects = ?
WHERE contact_id = ? AND customer_id = ?
