-- And of those who do not.
SELECT m.customer_id, m.sort_key, m.contact_id
FROM cm_membership m
WHERE m.customer_id = ?
  AND NOT EXISTS (SELECT 1 FROM cm_grant g WHERE g.customer_id = m.customer_id AND g.role = ? AND g.contact_id = m.contact_id)
