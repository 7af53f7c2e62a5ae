SELECT customer_id
FROM cm_membership
WHERE contact_id = ?
