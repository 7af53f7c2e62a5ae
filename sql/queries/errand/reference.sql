SELECT reference
FROM cm_errand
WHERE request_id = ?
ORDER BY id
LIMIT 1
