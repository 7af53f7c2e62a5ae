-- Keeps the copies of a person's last log-in.
UPDATE cm_membership
SET last_login = ?
WHERE contact_id = (SELECT c.id FROM cm_contact c WHERE c.account_id = ?)
