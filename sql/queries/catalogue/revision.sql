SELECT revision
FROM cm_catalogue
WHERE id = 1
