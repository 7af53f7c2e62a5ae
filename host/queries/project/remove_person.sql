-- project/remove_person
DELETE FROM sc_project_person WHERE project_id = ? AND contact = ?
