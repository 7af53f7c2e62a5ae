-- project/add_piece
INSERT INTO sc_project_piece (entry_id, number, data)
VALUES (?, ?, ?)
