-- Portal access and no link, or a link that was settled and no portal access any more: the condition of membership/portal_count.
SELECT c.id, CASE WHEN EXISTS (SELECT 1 FROM cm_membership m WHERE m.contact_id = c.id AND m.status = 0 AND m.portal_user = 1
                               AND m.roles <> '')
             THEN CASE WHEN l.id IS NULL THEN 1 ELSE 0 END
             ELSE CASE WHEN l.state = 'done' THEN 1 ELSE 0 END END
FROM cm_contact c
LEFT JOIN cm_user_link l ON l.contact_id = c.id
WHERE c.id > ?
ORDER BY c.id
LIMIT ?
