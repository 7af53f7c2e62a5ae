-- Where else they are contacts comes along: the pairs that were asked for are picked out of few rows.
SELECT m.customer_id, c.id, c.title, c.first_name, c.last_name, c.email, c.phone, c.locale, c.account_id, c.account_state,
       c.invited_until, c.last_login, m.department, m.portal_user, m.sees_all, m.status, m.roles, m.projects
FROM cm_membership m
JOIN cm_contact c ON c.id = m.contact_id
WHERE m.contact_id IN (?)
