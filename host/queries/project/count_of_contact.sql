-- project/count_of_contact
SELECT COUNT(*)
FROM sc_project_person m
JOIN sc_project p ON p.id = m.project_id
WHERE m.contact = ? AND p.customer = ?
