INSERT INTO cm_role_requirement (role, kind, group_name)
VALUES (?, ?, ?)
