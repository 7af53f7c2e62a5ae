SELECT version
FROM cm_draft
WHERE customer_id = ?
