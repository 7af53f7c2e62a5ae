UPDATE cm_request_person
SET person_title = '', person_first_name = '', person_last_name = ?, person_email = ?, person_phone = '',
    person_department = ''
WHERE contact_id = ?
