DELETE FROM cm_token
WHERE contact_id = ?
