UPDATE cm_request_submission
SET requester_name = ?
WHERE requester_id = ?
