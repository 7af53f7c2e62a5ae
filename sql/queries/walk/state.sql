SELECT due_at IS NOT NULL, wanted_at, finished_at, entries, chains, broken, first_bad
FROM cm_audit_walk
WHERE id = 1
