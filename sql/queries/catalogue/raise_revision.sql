UPDATE cm_catalogue
SET revision = revision + 1
WHERE id = 1 AND revision = ?
