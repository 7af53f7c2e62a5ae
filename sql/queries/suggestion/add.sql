INSERT INTO cm_suggestion (customer_id, contact_id, granted, revoked, department, sees_all, note, written_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
