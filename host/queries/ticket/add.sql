-- ticket/add
INSERT INTO sc_ticket (category, customer, customer_name, subject, searchable, status, requester_id, reference, raised_at, changed_at, ended_at, version)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
