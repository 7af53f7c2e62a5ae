DELETE FROM cm_import_row
WHERE import_id = ?
