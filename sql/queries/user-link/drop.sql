DELETE FROM cm_user_link
WHERE contact_id = ?
