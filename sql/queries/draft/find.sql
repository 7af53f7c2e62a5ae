SELECT version, next_line, saved_at, returned_id
FROM cm_draft
WHERE customer_id = ?
