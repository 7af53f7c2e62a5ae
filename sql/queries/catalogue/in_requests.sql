SELECT COUNT(DISTINCT r.id)
FROM cm_request r
JOIN cm_request_line l ON l.request_id = r.id AND l.replaced_in = 0
WHERE r.open_slot IS NOT NULL
  AND (l.role = ? OR l.roles = ? OR l.roles LIKE ? OR l.roles LIKE ? OR l.roles LIKE ?)
