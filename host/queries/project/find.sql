-- project/find
SELECT p.id, p.customer, p.customer_name, p.name, p.made_at, p.closed_at,
       (SELECT COUNT(*) FROM sc_project_person w WHERE w.project_id = p.id)
FROM sc_project p
WHERE p.id = ?
