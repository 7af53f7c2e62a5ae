UPDATE cm_customer
SET suggestions = suggestions + ?
WHERE id = ?
