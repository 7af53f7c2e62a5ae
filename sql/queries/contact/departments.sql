SELECT DISTINCT department
FROM cm_membership
WHERE customer_id = ? AND department <> ''
ORDER BY department
LIMIT ?
