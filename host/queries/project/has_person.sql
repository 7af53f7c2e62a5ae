-- project/has_person
SELECT 1 FROM sc_project_person WHERE project_id = ? AND contact = ?
