-- Only for somebody with portal access, the condition of membership/portal_count, or who has lost it in this moment.
INSERT INTO cm_user_link (contact_id, remote_name, ours, password, version, state, attempts, wanted_at, due_at, last_answer,
                          lease_token)
SELECT c.id, '', 0, '', 1, 'waiting', 0, ?, ?, '', ''
FROM cm_contact c
WHERE c.id = ?
  AND (? = 1 OR EXISTS (SELECT 1 FROM cm_membership m WHERE m.contact_id = c.id AND m.status = 0 AND m.portal_user = 1 AND m.roles <> ''))
