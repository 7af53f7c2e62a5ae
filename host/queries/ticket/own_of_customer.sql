-- ticket/own_of_customer: an empty category or search text means any
SELECT t.id, t.category, t.customer, t.customer_name, t.subject, t.status, t.requester_id, r.name, r.email, t.owner_id, o.name,
       t.reference, t.raised_at, t.changed_at, t.version
FROM sc_ticket t
JOIN sc_account r ON r.id = t.requester_id
LEFT JOIN sc_account o ON o.id = t.owner_id
WHERE t.requester_id = ? AND t.customer = ? AND t.status IN (?, ?, ?, ?) AND (? = '' OR t.category = ?)
  AND (? = '' OR t.id = ? OR t.searchable LIKE ? ESCAPE '!')
  AND (t.changed_at < ? OR (t.changed_at = ? AND t.id < ?))
ORDER BY t.changed_at DESC, t.id DESC
LIMIT ?
