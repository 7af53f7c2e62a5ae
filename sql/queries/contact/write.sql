UPDATE cm_contact
SET title = ?, first_name = ?, last_name = ?, email = ?, email_skeleton = ?, phone = ?, locale = ?, sort_key = ?,
    search_text = ?
WHERE id = ?
