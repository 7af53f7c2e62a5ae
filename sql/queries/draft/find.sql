-- changes < 0: the draft is gone; its row stays, so that versions and line numbers go on counting.
SELECT changes, version, next_line, saved_at, returned_id
FROM cm_draft
WHERE customer_id = ?
