UPDATE cm_request_line
SET author_name = ?
WHERE author_id = ?
