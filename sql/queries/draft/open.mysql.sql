-- draft/find.sql with what whoever works on the draft must know of its customer: its data, the open request, "role:active holders,…".
SELECT cu.id, cu.name, cu.kind, cu.parent_id, cu.pays_for_id, cu.revision, cu.contacts, r.id,
       (SELECT GROUP_CONCAT(CONCAT(h.role, ':', h.holders - h.deactivated)) FROM cm_role_holder h WHERE h.customer_id = cu.id),
       d.changes, d.version, d.next_line, d.saved_at, d.returned_id,
       l.position, l.line, l.author_id, l.author_name, l.kind, l.contact_id, l.ref, l.role, l.field, l.value, l.roles,
       l.person_title, l.person_first_name, l.person_last_name, l.person_email, l.person_phone, l.person_locale,
       l.person_department, l.person_portal_user, l.person_sees_all, l.person_status, l.person_roles, l.suggested, l.written_at, l.seen
FROM cm_customer cu
LEFT JOIN cm_request r ON r.open_slot = cu.id
LEFT JOIN cm_draft d ON d.customer_id = cu.id
LEFT JOIN cm_draft_line l ON l.customer_id = d.customer_id
WHERE cu.id = ?
