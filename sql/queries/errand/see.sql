INSERT INTO cm_sight (request_id, sight, seen_at)
VALUES (?, ?, ?)
