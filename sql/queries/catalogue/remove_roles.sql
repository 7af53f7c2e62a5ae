DELETE FROM cm_role
