SELECT content
FROM cm_import_piece
WHERE import_id = ?
ORDER BY position
