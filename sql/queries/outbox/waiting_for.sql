SELECT COUNT(*)
FROM (SELECT 1 FROM cm_outbox WHERE state = 'queued' AND last_answer = ? LIMIT ?) found
