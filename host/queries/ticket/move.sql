-- ticket/move
UPDATE sc_ticket
SET ended_at = CASE WHEN ? = 1 THEN ended_at ELSE ? END, status = ?, changed_at = ?, version = version + 1
WHERE id = ? AND version = ?
