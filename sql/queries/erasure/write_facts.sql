UPDATE cm_outbox
SET facts = ?
WHERE id = ?
