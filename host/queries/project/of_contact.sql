-- project/of_contact: those of one customer that he is in, the closed ones last
SELECT p.id, p.customer, p.customer_name, p.name, p.made_at, p.closed_at,
       (SELECT COUNT(*) FROM sc_project_person w WHERE w.project_id = p.id)
FROM sc_project_person m
JOIN sc_project p ON p.id = m.project_id
WHERE m.contact = ? AND p.customer = ?
ORDER BY p.closed_at > 0, p.name, p.id
