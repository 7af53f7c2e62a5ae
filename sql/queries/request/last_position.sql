SELECT COALESCE(MAX(position), 0)
FROM cm_request_line
WHERE request_id = ?
