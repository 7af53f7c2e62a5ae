SELECT customer_id
FROM cm_draft_line
WHERE contact_id = ? OR person_email = ? OR value = ?
