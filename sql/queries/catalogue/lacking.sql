SELECT cu.name, COUNT(*) OVER (), 0
FROM cm_customer cu
WHERE (? = '' OR cu.kind = ?)
  AND NOT EXISTS (
    SELECT 1
    FROM cm_grant g
    JOIN cm_membership m ON m.contact_id = g.contact_id AND m.customer_id = g.customer_id
    WHERE g.customer_id = cu.id AND g.role IN (?) AND m.status = 0)
  AND (? = 0 OR EXISTS (
    SELECT 1
    FROM cm_grant g
    JOIN cm_membership m ON m.contact_id = g.contact_id AND m.customer_id = g.customer_id
    WHERE g.customer_id = cu.id AND g.role IN (?) AND m.status = 0))
ORDER BY cu.sort_key, cu.id
LIMIT ?
