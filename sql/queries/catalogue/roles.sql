SELECT role, is_primary, permissions, offered_to, incompatible_with
FROM cm_role
ORDER BY position
