-- The memberships come in the order of their key, and with each how many the customer has: one question less for the page that most people
-- see. LEFT JOIN, because it leaves neither planner another order. SqlContactList appends order and page.
SELECT c.id, c.title, c.first_name, c.last_name, c.email, c.phone, c.locale, c.account_state, c.invited_until,
       c.last_login, m.department, m.roles, m.portal_user, m.sees_all, m.status, m.projects, cu.contacts
FROM cm_customer cu
CROSS JOIN cm_membership m ON m.customer_id = cu.id
LEFT JOIN cm_contact c ON c.id = m.contact_id
WHERE cu.id = ?
