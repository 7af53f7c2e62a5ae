-- Takes the row for this transaction and leaves it as it is.
UPDATE cm_contact
SET last_login = last_login
WHERE id = ?
