SELECT id, caller
FROM cm_request
WHERE caller <> ''
