INSERT INTO cm_caller (account_id, customer_id, caller)
VALUES (?, ?, ?)
