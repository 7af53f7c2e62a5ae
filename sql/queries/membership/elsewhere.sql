SELECT COUNT(*)
FROM cm_membership
WHERE contact_id = ? AND customer_id <> ?
