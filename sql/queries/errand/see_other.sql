-- No affected row: that was known.
UPDATE cm_sight
SET sight = ?, seen_at = ?
WHERE request_id = ? AND sight <> ?
