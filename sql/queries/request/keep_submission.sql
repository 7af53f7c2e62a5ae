-- The same row as request/resubmit.sql is about to change, or none.
INSERT INTO cm_request_submission (request_id, version, requester_id, requester_account, requester_name, reason, submitted_at)
SELECT id, version, requester_id, requester_account, requester_name, reason, submitted_at
FROM cm_request
WHERE id = ? AND version = ? AND state = ?
