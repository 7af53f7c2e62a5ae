DELETE FROM cm_suggestion
WHERE customer_id = ? AND contact_id = ?
