-- With its lines, in any order: for one behind LEFT JOIN the server would need a temporary table. One row without a line when it has none.
-- changes < 0: the draft is gone; its row stays, so that versions and line numbers go on counting.
SELECT d.changes, d.version, d.next_line, d.saved_at, d.returned_id,
       l.position, l.line, l.author_id, l.author_name, l.kind, l.contact_id, l.ref, l.role, l.field, l.value, l.roles,
       l.person_title, l.person_first_name, l.person_last_name, l.person_email, l.person_phone, l.person_locale,
       l.person_department, l.person_portal_user, l.person_sees_all, l.person_status, l.person_roles, l.suggested, l.written_at, l.seen
FROM cm_draft d
LEFT JOIN cm_draft_line l ON l.customer_id = d.customer_id
WHERE d.customer_id = ?
