-- Not the first row: whoever sends one again puts it behind those that wait already.
SELECT MIN(queued_at)
FROM cm_outbox
WHERE state = 'queued'
