SELECT c.id, CASE WHEN l.id IS NULL AND EXISTS (SELECT 1 FROM cm_membership m WHERE m.contact_id = c.id AND m.status = 0
                                                AND m.portal_user = 1 AND m.roles <> '') THEN 1 ELSE 0 END
FROM cm_contact c
LEFT JOIN cm_user_link l ON l.contact_id = c.id
WHERE c.id > ?
ORDER BY c.id
LIMIT ?
