-- invoice/add
INSERT INTO sc_invoice (customer, number, subject, issued_at, due_at, cents, currency, state)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
