SELECT customer_id, contact_id, note
FROM cm_suggestion
WHERE note <> ''
