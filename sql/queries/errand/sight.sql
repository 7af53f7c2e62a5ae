SELECT sight
FROM cm_sight
WHERE request_id = ?
