-- As family.sql, of those who have a holder of one of the roles: SqlCustomerStore repeats the last question mark.
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
  AND EXISTS (
      SELECT 1
      FROM cm_role_holder h
      WHERE h.customer_id = family.id AND h.holders > 0 AND h.role IN (?)
  )
ORDER BY sort_key, id
LIMIT ?
