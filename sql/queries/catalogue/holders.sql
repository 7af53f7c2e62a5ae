SELECT cu.name, COUNT(*) OVER (), CAST(SUM(h.holders) OVER () AS SIGNED)
FROM cm_role_holder h
JOIN cm_customer cu ON cu.id = h.customer_id
WHERE h.role = ? AND h.holders >= ? AND (? = '' OR cu.kind = ?)
ORDER BY cu.sort_key, cu.id
LIMIT ?
