-- Rows are put in the order of time, so the first one waiting is the oldest.
SELECT queued_at FROM cm_outbox WHERE state = 'queued' ORDER BY id LIMIT 1
