-- ticket/own_it: ownership tells nobody anything new, so the ticket keeps its place in the queue
UPDATE sc_ticket SET owner_id = ?, version = version + 1 WHERE id = ? AND version = ?
