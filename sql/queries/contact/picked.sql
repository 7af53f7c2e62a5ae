-- The rows of a page whose keys another statement has picked: SqlContactList puts it where PICK stands and appends the order.
SELECT c.id, c.title, c.first_name, c.last_name, c.email, c.phone, c.locale, c.account_state, c.invited_until,
       c.last_login, m.department, m.roles, m.portal_user, m.sees_all, m.status, m.projects
FROM (PICK) p
LEFT JOIN cm_membership m ON m.customer_id = p.customer_id AND m.sort_key = p.sort_key AND m.contact_id = p.contact_id
LEFT JOIN cm_contact c ON c.id = p.contact_id
