UPDATE cm_outbox
SET token = ?
WHERE id = ? AND lease_token = ? AND state = 'leased'
