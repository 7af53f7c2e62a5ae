SELECT id
FROM cm_user_link
WHERE remote_id = ?
