-- The memberships come in the order of their key; LEFT JOIN, because it leaves neither planner another order. SqlContactList
-- appends order and page.
SELECT c.id, c.title, c.first_name, c.last_name, c.email, c.phone, c.locale, c.account_state, c.invited_until,
       c.last_login, m.department, m.roles, m.portal_user, m.sees_all, m.status, m.projects
FROM cm_membership m
LEFT JOIN cm_contact c ON c.id = m.contact_id
WHERE m.customer_id = ?
