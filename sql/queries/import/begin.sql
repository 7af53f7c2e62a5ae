UPDATE cm_import
SET state = 'writing', invites = ?, done = 0, due_at = ?, lease_token = ''
WHERE id = ? AND state = 'checked'
