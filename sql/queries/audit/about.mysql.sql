SELECT a.number, a.at, a.account_id, a.contact_id, a.act, a.object, a.facts, a.hash
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
    FROM cm_audit b FORCE INDEX (cm_audit_of_object)
    WHERE b.customer_id = ? AND b.object = CONCAT('contact/', ?) COLLATE utf8mb4_nopad_bin AND b.act IN ('contact.added', 'contact.joined')
    UNION
    SELECT CONCAT('customer/', ?) COLLATE utf8mb4_nopad_bin
) o
STRAIGHT_JOIN cm_audit a FORCE INDEX (cm_audit_of_object) ON a.customer_id = ? AND a.object = o.object AND a.number < ?
WHERE (o.object NOT LIKE 'customer/%' OR (a.act = 'import.written' AND INSTR(a.facts, ?) > 0))
ORDER BY a.number DESC
LIMIT ?
