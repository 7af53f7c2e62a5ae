SELECT DISTINCT person_first_name, person_last_name
FROM cm_request_line
WHERE kind = 'add-contact' AND person_email = ?
