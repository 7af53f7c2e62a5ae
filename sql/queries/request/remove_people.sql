DELETE FROM cm_request_person
WHERE request_id = ?
