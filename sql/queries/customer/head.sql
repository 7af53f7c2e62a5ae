-- One row per role that was ever held; all by primary or unique key. What stands in brackets saves the page a question each: how many
-- stand where (standing * 10^12 + people), whether there ever was a request, whether somebody pays for it.
SELECT cu.id, cu.name, cu.kind, cu.parent_id, cu.pays_for_id, cu.revision, cu.contacts,
       cu.deactivated, cu.suggestions, d.version, d.changes, r.id, v.arranged, h.role, h.holders, h.deactivated,
       (SELECT GROUP_CONCAT(s.standing * 1000000000000 + s.people) FROM cm_standing s WHERE s.customer_id = cu.id),
       (SELECT MAX(q.id) FROM cm_request q WHERE q.customer_id = ?),
       EXISTS (SELECT 1 FROM cm_customer p WHERE p.pays_for_id = cu.id AND p.contacts > 0)
FROM cm_customer cu
LEFT JOIN cm_draft d ON d.customer_id = cu.id AND d.changes >= 0
LEFT JOIN cm_request r ON r.open_slot = cu.id
LEFT JOIN cm_list_view v ON v.account_id = ? AND v.customer_id = cu.id
LEFT JOIN cm_role_holder h ON h.customer_id = cu.id
WHERE cu.id = ?
