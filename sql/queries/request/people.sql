-- For one request or several: SqlRequestStore repeats the last question mark.
SELECT request_id, met, contact_id, ref, person_title, person_first_name, person_last_name, person_email, person_phone, person_locale,
       person_department, person_portal_user, person_sees_all, person_status, person_roles
FROM cm_request_person
WHERE request_id IN (?)
