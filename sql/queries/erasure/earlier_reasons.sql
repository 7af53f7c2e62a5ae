SELECT version, reason
FROM cm_request_submission
WHERE request_id = ? AND reason <> ''
