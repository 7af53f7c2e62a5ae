-- What SqlAuditStore looks for among the entries about one person, and about requests that touched or brought him.
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
) o
STRAIGHT_JOIN cm_audit a FORCE INDEX (cm_audit_about) ON a.object = o.object
WHERE a.at >= ? AND a.at < ?
