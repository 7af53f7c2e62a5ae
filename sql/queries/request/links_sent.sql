-- Lines that wait for his confirmation of an address, by the index over whom a request speaks of.
SELECT DISTINCT l.request_id, l.line
FROM cm_request_person p
JOIN cm_request_line l ON l.request_id = p.request_id
WHERE p.contact_id = ? AND l.contact_id = p.contact_id AND l.kind = 'change-email' AND l.value = ?
  AND l.outcome = 'link-sent' AND l.replaced_in = 0
