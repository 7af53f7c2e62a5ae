-- Whatever names him: he asked, he is on a line or wrote it, or he stood beside one.
SELECT r.id, r.customer_id, COALESCE(r.ticket, 0), COALESCE(r.open_slot, 0)
FROM cm_request r
WHERE r.requester_id = ?
   OR EXISTS (SELECT 1 FROM cm_request_submission s WHERE s.request_id = r.id AND s.requester_id = ?)
   OR EXISTS (SELECT 1 FROM cm_request_person p WHERE p.request_id = r.id AND p.contact_id = ?)
   OR EXISTS (SELECT 1 FROM cm_request_line l
              WHERE l.request_id = r.id AND (l.contact_id = ? OR l.author_id = ? OR l.person_email = ? OR l.value = ?))
