-- No affected row: somebody was faster.
UPDATE cm_draft
SET version = version + 1, next_line = ?, changes = ?, saved_at = ?, returned_id = ?
WHERE customer_id = ? AND version = ? AND changes >= 0
