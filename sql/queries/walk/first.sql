INSERT INTO cm_audit_walk (id, due_at, lease_token, wanted_at, finished_at, entries, chains, broken, first_bad)
VALUES (1, ?, '', ?, 0, 0, 0, 0, '')
