-- invoice/of_customer: newest first
SELECT number, subject, issued_at, due_at, cents, currency, state
FROM sc_invoice
WHERE customer = ?
ORDER BY issued_at DESC, id DESC
LIMIT ?
