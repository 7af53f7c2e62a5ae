UPDATE cm_contact
SET account_id = ?
WHERE id = ?
