-- SqlAuditStore puts the conditions behind it.
SELECT a.customer_id, a.number, a.at, a.account_id, a.contact_id, a.act, a.object, a.facts, a.hash
FROM cm_audit a
WHERE a.at >= ? AND a.at < ?
