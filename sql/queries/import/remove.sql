DELETE FROM cm_import
WHERE id = ?
