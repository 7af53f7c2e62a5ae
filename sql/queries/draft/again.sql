-- The first lines after a draft that is gone. No affected row: there was none yet, or somebody was faster.
UPDATE cm_draft
SET version = version + 1, next_line = ?, changes = ?, saved_at = ?, returned_id = ?
WHERE customer_id = ? AND changes < 0
