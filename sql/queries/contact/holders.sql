SELECT c.id, c.title, c.first_name, c.last_name, c.email, c.phone, c.locale, c.account_id, c.account_state, c.invited_until,
       c.last_login, m.department, m.portal_user, m.sees_all, m.status, m.roles, m.projects
FROM cm_grant g
JOIN cm_membership m ON m.contact_id = g.contact_id AND m.customer_id = g.customer_id
JOIN cm_contact c ON c.id = g.contact_id
WHERE g.customer_id = ? AND g.role = ? AND m.status = 0
ORDER BY m.sort_key, c.id
