-- Rows are put in the order of time, so the first one waiting is the oldest.
SELECT (SELECT COUNT(*) FROM cm_outbox WHERE state = 'queued'),
       (SELECT COUNT(*) FROM cm_outbox WHERE state = 'dead'),
       (SELECT o.created_at FROM cm_outbox o WHERE o.state = 'queued' ORDER BY o.id LIMIT 1)
