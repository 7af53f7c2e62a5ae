INSERT INTO cm_draft (customer_id, version, next_line, changes, saved_at, returned_id)
VALUES (?, 1, ?, ?, ?, ?)
