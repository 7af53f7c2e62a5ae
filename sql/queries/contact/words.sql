SELECT search_text, sort_key
FROM cm_contact
WHERE id = ?
