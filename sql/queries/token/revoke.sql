-- All of a contact but one. A token that was used keeps saying so.
UPDATE cm_token
SET revoked = 1
WHERE contact_id = ? AND purpose = ? AND used_at = 0 AND revoked = 0 AND id <> ?
