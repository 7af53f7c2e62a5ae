SELECT COUNT(*)
FROM cm_membership
WHERE contact_id = ? AND status = 0 AND portal_user = 1 AND roles <> ''
