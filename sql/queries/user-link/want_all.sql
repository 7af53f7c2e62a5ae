UPDATE cm_user_link
SET version = version + 1,
    wanted_at = CASE WHEN state = 'done' THEN ? ELSE wanted_at END,
    due_at = CASE WHEN state = 'leased' THEN due_at ELSE ? END,
    attempts = CASE WHEN state = 'leased' THEN attempts ELSE 0 END,
    state = CASE WHEN state = 'leased' THEN state ELSE 'waiting' END
WHERE contact_id IN (SELECT m.contact_id FROM cm_membership m WHERE m.customer_id = ?)
