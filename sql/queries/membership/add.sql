INSERT INTO cm_membership (customer_id, sort_key, contact_id, department, department_text, department_key, portal_user, sees_all,
                           status, projects, roles, email, last_login, title, phone, locale)
SELECT ?, c.sort_key, c.id, ?, ?, ?, ?, ?, ?, 0, ?, c.email, c.last_login, c.title, c.phone, c.locale
FROM cm_contact c
WHERE c.id = ?
