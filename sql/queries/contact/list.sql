-- The memberships come in the order of their key; LEFT JOIN, because it leaves neither planner another order. SqlContactList
-- appends filters, order and page. The last column is the total when nothing filters.
SELECT c.id, c.title, c.first_name, c.last_name, c.email, c.phone, c.locale, c.account_state, c.invited_until,
       c.last_login, m.department, m.roles, m.portal_user, m.sees_all, m.status, m.projects,
       (SELECT cu.contacts FROM cm_customer cu WHERE cu.id = ?)
FROM cm_membership m
LEFT JOIN cm_contact c ON c.id = m.contact_id
WHERE m.customer_id = ?
