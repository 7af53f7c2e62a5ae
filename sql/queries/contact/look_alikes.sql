SELECT c.email
FROM cm_contact c
JOIN cm_membership m ON m.contact_id = c.id
WHERE c.email_skeleton = ? AND m.customer_id = ?
ORDER BY c.email
