UPDATE sc_ticket
SET subject = ?, searchable = ?
WHERE id = ?
