-- ticket/of_category: everybody's of a customer or one person's (requester 0: everybody's), newest change first
SELECT t.id, t.category, t.customer, t.customer_name, t.subject, t.status, t.requester_id, r.name, r.email, t.owner_id, o.name,
       t.reference, t.raised_at, t.changed_at, t.version
FROM sc_ticket t
JOIN sc_account r ON r.id = t.requester_id
LEFT JOIN sc_account o ON o.id = t.owner_id
WHERE t.customer = ? AND t.category = ? AND (? = 0 OR t.requester_id = ?)
ORDER BY t.changed_at DESC, t.id DESC
LIMIT ?
