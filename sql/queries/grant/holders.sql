SELECT g.contact_id
FROM cm_grant g
JOIN cm_membership m ON m.contact_id = g.contact_id AND m.customer_id = g.customer_id
WHERE g.customer_id = ? AND g.role = ? AND m.status = 0
