SELECT a.number, a.at, a.account_id, a.contact_id, a.act, a.object, a.facts, a.hash
FROM (
    SELECT 'request/' || p.request_id AS object
    FROM cm_request_person p
    WHERE p.contact_id = ?
    UNION
    SELECT 'contact/' || c.id
    FROM cm_contact c
    WHERE c.id = ?
    UNION
    SELECT CASE WHEN json_valid(b.facts) THEN 'request/' || json_extract(b.facts, '$.request') END
    FROM cm_audit b INDEXED BY cm_audit_of_object
    WHERE b.customer_id = ? AND b.object = 'contact/' || ? AND b.act IN ('contact.added', 'contact.joined')
    UNION
    SELECT 'customer/' || ?
) o
CROSS JOIN cm_audit a INDEXED BY cm_audit_of_object ON a.customer_id = ? AND a.object = o.object AND a.number < ?
WHERE (o.object NOT LIKE 'customer/%' OR (a.act = 'import.written' AND INSTR(a.facts, ?) > 0))
ORDER BY a.number DESC
LIMIT ?
