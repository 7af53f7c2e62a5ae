-- What waited to be sent to him never will be.
UPDATE cm_outbox
SET address = ?, name = ?, facts = '', last_answer = '', due_at = NULL, lease_token = '',
    state = CASE WHEN state IN ('queued', 'leased') THEN 'withdrawn' ELSE state END
WHERE contact_id = ? OR address = ?
