-- What he brought to its end: the request knows a name only, the audit whose it was.
SELECT r.id, r.customer_id, COALESCE(r.ticket, 0), COALESCE(r.open_slot, 0)
FROM cm_contact c
JOIN cm_audit a ON a.account_id = c.account_id
JOIN cm_request r ON r.id = CAST(SUBSTR(a.object, 9) AS INTEGER)
WHERE c.id = ? AND a.object LIKE 'request/%' AND a.act = 'request.' || r.state AND r.decided_by <> ''
