-- The next customer who has mails waiting, and since when his first one is due: one step along the index.
SELECT waiting_id, due_at
FROM cm_outbox
WHERE waiting_id > ?
ORDER BY waiting_id, due_at
LIMIT 1
