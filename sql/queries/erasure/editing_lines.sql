UPDATE cm_request_line
SET value = ?
WHERE contact_id = ? AND (kind = 'set-department' OR (kind = 'edit-contact' AND field <> 'locale'))
