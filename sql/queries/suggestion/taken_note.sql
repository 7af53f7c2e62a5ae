SELECT note
FROM cm_suggestion_taken
WHERE customer_id = ? AND contact_id = ?
