SELECT id, customer_id, account_id, contact_id, file_name, state, invites, row_count, done, totals, created_at, finished_at
FROM cm_import
WHERE customer_id = ?
ORDER BY id DESC
LIMIT ?
