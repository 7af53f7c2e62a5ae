-- For one person or several: the last question mark is repeated.
SELECT m.contact_id, m.customer_id, cu.name, cu.kind, m.department, m.portal_user, m.sees_all, m.status, m.roles, m.projects
FROM cm_membership m
JOIN cm_customer cu ON cu.id = m.customer_id
WHERE m.contact_id IN (?)
ORDER BY m.contact_id, cu.sort_key, cu.id
