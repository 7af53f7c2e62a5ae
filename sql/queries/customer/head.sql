-- One row per role that was ever held; all by primary or unique key.
SELECT cu.id, cu.name, cu.kind, cu.parent_id, cu.pays_for_id, cu.revision, cu.contacts,
       cu.deactivated, cu.suggestions, d.version, d.changes, r.id, v.arranged, h.role, h.holders, h.deactivated
FROM cm_customer cu
LEFT JOIN cm_draft d ON d.customer_id = cu.id AND d.changes >= 0
LEFT JOIN cm_request r ON r.open_slot = cu.id
LEFT JOIN cm_list_view v ON v.account_id = ? AND v.customer_id = cu.id
LEFT JOIN cm_role_holder h ON h.customer_id = cu.id
WHERE cu.id = ?
