SELECT requester_id, requester_account, requester_name, reason, submitted_at
FROM cm_request_submission
WHERE request_id = ?
ORDER BY version
