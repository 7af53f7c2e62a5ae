-- Whose turn it is: one row a customer, the one that waits longest first. Through all that waits: the steps of waiting.sqlite.sql would
-- each do so here.
SELECT waiting_id, MIN(due_at) AS first_due
FROM cm_outbox
WHERE waiting_id IS NOT NULL AND due_at <= ?
GROUP BY waiting_id
ORDER BY first_due, waiting_id
