-- project/count_of_contact: the open ones
SELECT COUNT(*)
FROM sc_project_person m
JOIN sc_project p ON p.id = m.project_id
WHERE m.contact = ? AND p.customer = ? AND p.closed_at = 0
