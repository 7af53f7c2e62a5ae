-- project/add_event
INSERT INTO sc_project_event (project_id, act, contact, text, by_id, at) VALUES (?, ?, ?, ?, ?, ?)
