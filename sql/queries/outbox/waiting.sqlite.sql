-- Whose turn it is: one row a customer, the one that waits longest first. From customer to customer along the index, however many mails
-- each of them has waiting.
WITH RECURSIVE turns (waiting_id) AS (
    SELECT MIN(waiting_id) FROM cm_outbox
    UNION ALL
    SELECT (SELECT MIN(o.waiting_id) FROM cm_outbox o WHERE o.waiting_id > t.waiting_id)
    FROM turns t
    WHERE t.waiting_id IS NOT NULL)
SELECT waiting_id, first_due
FROM (SELECT t.waiting_id, (SELECT MIN(o.due_at) FROM cm_outbox o WHERE o.waiting_id = t.waiting_id) AS first_due
      FROM turns t
      WHERE t.waiting_id IS NOT NULL) firsts
WHERE first_due <= ?
ORDER BY first_due, waiting_id
