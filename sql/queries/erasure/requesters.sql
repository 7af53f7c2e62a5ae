UPDATE cm_request
SET requester_name = ?
WHERE requester_id = ?
