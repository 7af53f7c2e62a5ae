-- project/add_entry
INSERT INTO sc_project_entry (project_id, kind, title, text, size, author_id, at)
VALUES (?, ?, ?, ?, ?, ?, ?)
