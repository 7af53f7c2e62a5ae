-- No affected row: it has a ticket already.
UPDATE cm_request
SET ticket = ?
WHERE id = ? AND ticket IS NULL
