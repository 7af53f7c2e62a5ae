SELECT COUNT(*)
FROM cm_role_holder h
JOIN cm_grant a ON a.customer_id = h.customer_id AND a.role = h.role
JOIN cm_grant b ON b.customer_id = a.customer_id AND b.role = ? AND b.contact_id = a.contact_id
WHERE h.role = ? AND h.holders > 0
