UPDATE cm_request_line
SET value = ?
WHERE kind IN ('link-contact', 'change-email') AND value = ?
