INSERT INTO cm_role (role, position, is_primary, permissions, offered_to, incompatible_with)
VALUES (?, ?, ?, ?, ?, ?)
