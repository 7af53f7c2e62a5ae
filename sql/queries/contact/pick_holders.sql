-- The same, beginning with the few who hold a role.
SELECT m.customer_id, m.sort_key, m.contact_id
FROM cm_grant g
LEFT JOIN cm_membership m ON m.contact_id = g.contact_id AND m.customer_id = g.customer_id
