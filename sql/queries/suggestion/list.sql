SELECT customer_id, contact_id, granted, revoked, department IS NOT NULL, COALESCE(department, ''), COALESCE(sees_all, -1), note,
       written_at
FROM cm_suggestion
WHERE customer_id = ?
ORDER BY written_at, contact_id
LIMIT ?
