DELETE FROM cm_draft_line
WHERE customer_id = ? AND position > ?
