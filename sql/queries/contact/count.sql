-- SqlContactList appends the filters of the list.
SELECT COUNT(*)
FROM cm_membership m
LEFT JOIN cm_contact c ON c.id = m.contact_id
WHERE m.customer_id = ?
