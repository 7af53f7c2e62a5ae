-- Runs with every request of a person who is logged in. SqlCustomerStore sorts the few rows: the server would need a temporary
-- table for it. The catalogue's revision comes along, so that every node notices another catalogue at the next request.
SELECT c.id, (SELECT k.revision FROM cm_catalogue k WHERE k.id = 1), m.customer_id, cu.name, cu.kind, m.roles, m.sees_all, m.projects,
       cu.sort_key
FROM cm_contact c
LEFT JOIN cm_membership m
       ON m.contact_id = c.id AND m.status = 0 AND m.portal_user = 1 AND m.roles <> ''
LEFT JOIN cm_customer cu ON cu.id = m.customer_id
WHERE c.account_id = ?
