UPDATE cm_contact
SET account_state = ?, invited_until = ?
WHERE id = ?
