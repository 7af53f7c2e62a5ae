-- The page's customers with their open requests: SqlDirectoryStore puts the statement that picks them where PICK stands.
SELECT cu.id, cu.name, cu.kind, cu.parent_id, cu.pays_for_id, cu.revision, cu.contacts, r.id, COALESCE(r.state, ''), r.ticket
FROM (PICK) p
JOIN cm_customer cu ON cu.id = p.id
LEFT JOIN cm_request r ON r.open_slot = cu.id
ORDER BY cu.sort_key, cu.id
