SELECT sort_key, id
FROM cm_customer
WHERE id = ?
