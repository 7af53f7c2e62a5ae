-- Keys of those who hold a role, from the index that has them in the order of the list.
SELECT g.customer_id, g.sort_key, g.contact_id
FROM cm_grant g
WHERE g.customer_id = ? AND g.role = ?
