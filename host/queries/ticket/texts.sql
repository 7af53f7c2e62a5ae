SELECT t.subject, t.customer_name, a.name, a.email
FROM sc_ticket t
JOIN sc_account a ON a.id = t.requester_id
WHERE t.id = ?
