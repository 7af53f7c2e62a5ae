SELECT role, kind, group_name
FROM cm_role_requirement
