-- project/add
INSERT INTO sc_project (customer, customer_name, name, made_by, made_at)
VALUES (?, ?, ?, ?, ?)
