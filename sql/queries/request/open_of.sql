SELECT id
FROM cm_request
WHERE open_slot = ?
