INSERT INTO cm_suggestion_taken (customer_id, contact_id, note)
VALUES (?, ?, ?)
