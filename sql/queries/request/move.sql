-- No affected row: somebody was faster, or it was decided already.
UPDATE cm_request
SET state = ?, version = version + 1, open_slot = ?, decided_at = ?, decided_by = ?, decision_reason = ?, question = ?
WHERE id = ? AND version = ? AND open_slot IS NOT NULL
