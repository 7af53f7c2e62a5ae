-- Of several workers the one whose import/take.sql changes the row has it.
SELECT id, customer_id, account_id, contact_id, file_name, state, invites, row_count, done, totals, created_at, finished_at, due_at
FROM cm_import
WHERE due_at <= ?
ORDER BY due_at, id
LIMIT 1
