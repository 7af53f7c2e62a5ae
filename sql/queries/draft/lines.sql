SELECT line, author_id, author_name, kind, contact_id, ref, role, field, value, roles,
       person_title, person_first_name, person_last_name, person_email, person_phone, person_locale,
       person_department, person_portal_user, person_sees_all, person_status, person_roles, suggested, written_at, seen
FROM cm_draft_line
WHERE customer_id = ?
ORDER BY position
