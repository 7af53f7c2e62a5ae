-- The parent, the siblings and the subsidiaries; 0 where there is no parent.
SELECT id, name, kind, parent_id, pays_for_id, revision, contacts
FROM (
    SELECT cu.id, cu.name, cu.kind, cu.parent_id, cu.pays_for_id, cu.revision, cu.contacts, cu.sort_key
    FROM cm_customer cu
    WHERE cu.id = ?
    UNION
    SELECT cu.id, cu.name, cu.kind, cu.parent_id, cu.pays_for_id, cu.revision, cu.contacts, cu.sort_key
    FROM cm_customer cu
    WHERE cu.parent_id = ?
    UNION
    SELECT cu.id, cu.name, cu.kind, cu.parent_id, cu.pays_for_id, cu.revision, cu.contacts, cu.sort_key
    FROM cm_customer cu
    WHERE cu.parent_id = ?
) family
WHERE id <> ?
ORDER BY sort_key, id
LIMIT ?
