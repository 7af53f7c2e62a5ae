UPDATE cm_customer
SET contacts = contacts + ?, deactivated = deactivated + ?
WHERE id = ?
