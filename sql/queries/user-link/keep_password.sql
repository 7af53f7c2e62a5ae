UPDATE cm_user_link
SET password = ?
WHERE contact_id = ?
