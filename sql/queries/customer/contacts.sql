SELECT contacts, deactivated
FROM cm_customer
WHERE id = ?
