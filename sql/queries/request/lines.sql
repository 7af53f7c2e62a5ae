-- For one request or several: SqlRequestStore repeats the last question mark.
SELECT request_id, line, author_id, author_name, kind, contact_id, ref, role, field, value, roles,
       person_title, person_first_name, person_last_name, person_email, person_phone, person_locale,
       person_department, person_portal_user, person_sees_all, person_status, person_roles, suggested,
       outcome, outcome_reason
FROM cm_request_line
WHERE replaced_in = 0 AND request_id IN (?)
ORDER BY request_id, position
