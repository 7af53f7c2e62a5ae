INSERT INTO cm_import_piece (import_id, position, content)
VALUES (?, ?, ?)
