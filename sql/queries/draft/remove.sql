-- No affected row: somebody was faster. The row stays, so that versions and line numbers go on counting.
UPDATE cm_draft
SET changes = -1, saved_at = 0, returned_id = 0
WHERE customer_id = ? AND version = ? AND changes >= 0
