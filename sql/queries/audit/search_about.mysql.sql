-- What SqlAuditStore looks for among the entries about one person, and about requests that touched or brought him, and of imports where
-- he is or was a contact.
SELECT a.customer_id, a.number, a.at, a.account_id, a.contact_id, a.act, a.object, a.facts, a.hash
FROM (
    SELECT CONCAT('request/', p.request_id) COLLATE utf8mb4_nopad_bin AS object
    FROM cm_request_person p
    WHERE p.contact_id = ?
    UNION
    SELECT CONCAT('contact/', c.id) COLLATE utf8mb4_nopad_bin
    FROM cm_contact c
    WHERE c.id = ?
    UNION
    SELECT CONCAT('request/', JSON_VALUE(b.facts, '$.request')) COLLATE utf8mb4_nopad_bin
    FROM cm_audit b FORCE INDEX (cm_audit_about)
    WHERE b.object = CONCAT('contact/', ?) COLLATE utf8mb4_nopad_bin AND b.act IN ('contact.added', 'contact.joined')
    UNION
    SELECT CONCAT('customer/', m.customer_id) COLLATE utf8mb4_nopad_bin
    FROM cm_membership m
    WHERE m.contact_id = ?
    UNION
    SELECT CONCAT('customer/', r.customer_id) COLLATE utf8mb4_nopad_bin
    FROM cm_request_person q
    JOIN cm_request r ON r.id = q.request_id
    WHERE q.contact_id = ?
) o
STRAIGHT_JOIN cm_audit a FORCE INDEX (cm_audit_about) ON a.object = o.object
WHERE (o.object NOT LIKE 'customer/%' OR (a.act = 'import.written' AND INSTR(a.facts, ?) > 0))
  AND a.at >= ? AND a.at < ?
