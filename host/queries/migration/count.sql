SELECT COUNT(*)
FROM db_migration
WHERE applied_at > 0
