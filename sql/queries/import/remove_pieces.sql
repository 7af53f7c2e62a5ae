DELETE FROM cm_import_piece
WHERE import_id = ?
