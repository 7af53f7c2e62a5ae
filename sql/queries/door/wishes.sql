SELECT id, email, at
FROM cm_reset_wish
ORDER BY id
LIMIT ?
