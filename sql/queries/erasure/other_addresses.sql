SELECT email
FROM cm_token
WHERE contact_id = ?
UNION
SELECT value
FROM cm_request_line
WHERE contact_id = ? AND kind = 'change-email'
