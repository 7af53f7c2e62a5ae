-- ticket/move
UPDATE sc_ticket SET status = ?, changed_at = ?, version = version + 1 WHERE id = ? AND version = ?
