SELECT line, author_id, author_name, kind, contact_id, ref, role, field, value, roles,
       person_title, person_first_name, person_last_name, person_email, person_phone, person_locale,
       person_department, person_portal_user, person_sees_all, person_status, person_roles, suggested,
       outcome, outcome_reason
FROM cm_request_line
WHERE request_id = ? AND replaced_in > 0
  AND replaced_in = (SELECT MAX(replaced_in) FROM cm_request_line WHERE request_id = ?)
ORDER BY position
