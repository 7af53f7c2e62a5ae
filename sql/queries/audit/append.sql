INSERT INTO cm_audit (customer_id, number, at, account_id, contact_id, act, object, facts, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
