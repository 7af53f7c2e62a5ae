SELECT id
FROM cm_import
WHERE created_at < ?
ORDER BY created_at
LIMIT 100
