UPDATE cm_request_line
SET person_title = '', person_first_name = '', person_last_name = ?, person_email = ?, person_phone = '',
    person_department = ''
WHERE kind = 'add-contact' AND person_email = ?
