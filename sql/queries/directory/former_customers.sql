SELECT r.customer_id, MAX(r.id) AS latest
FROM cm_request_person p
JOIN cm_request r ON r.id = p.request_id
WHERE p.contact_id = ?
  AND NOT EXISTS (SELECT 1 FROM cm_membership m WHERE m.contact_id = p.contact_id AND m.customer_id = r.customer_id)
GROUP BY r.customer_id
ORDER BY latest DESC
LIMIT ?
