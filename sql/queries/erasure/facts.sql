SELECT id, facts
FROM cm_outbox
WHERE request_id = ? AND facts <> ''
