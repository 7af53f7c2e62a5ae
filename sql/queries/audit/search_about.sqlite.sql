-- What SqlAuditStore looks for among the entries about one person, and about requests that touched or brought him, and of imports where
-- he is or was a contact.
SELECT a.customer_id, a.number, a.at, a.account_id, a.contact_id, a.act, a.object, a.facts, a.hash
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
    FROM cm_audit b INDEXED BY cm_audit_about
    WHERE b.object = 'contact/' || ? AND b.act IN ('contact.added', 'contact.joined')
    UNION
    SELECT 'customer/' || m.customer_id
    FROM cm_membership m
    WHERE m.contact_id = ?
    UNION
    SELECT 'customer/' || r.customer_id
    FROM cm_request_person q
    JOIN cm_request r ON r.id = q.request_id
    WHERE q.contact_id = ?
) o
CROSS JOIN cm_audit a INDEXED BY cm_audit_about ON a.object = o.object
WHERE (o.object NOT LIKE 'customer/%' OR (a.act = 'import.written' AND INSTR(a.facts, ?) > 0))
  AND a.at >= ? AND a.at < ?
