SELECT sort_key, id
FROM cm_contact
WHERE id = ?
