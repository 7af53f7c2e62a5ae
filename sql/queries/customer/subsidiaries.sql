SELECT COUNT(*)
FROM cm_customer
WHERE parent_id = ?
