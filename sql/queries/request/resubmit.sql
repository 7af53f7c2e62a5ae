-- No affected row: somebody was faster, or it is not returned.
UPDATE cm_request
SET state = ?, version = version + 1, requester_id = ?, requester_account = ?, requester_name = ?, reason = ?,
    answered = ?, submitted_at = ?, decided_at = 0, decided_by = ''
WHERE id = ? AND version = ? AND state = ?
