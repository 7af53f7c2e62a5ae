-- project/add_person
INSERT INTO sc_project_person (project_id, contact, added_by, added_at)
VALUES (?, ?, ?, ?)
