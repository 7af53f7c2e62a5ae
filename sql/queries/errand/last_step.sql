-- The newest of what its ticket is told.
SELECT state, CASE WHEN kind = 'raise' THEN '' ELSE errand_key END
FROM cm_errand
WHERE request_id = ? AND kind IN ('raise', 'close', 'cancel', 'return', 'reopen')
ORDER BY id DESC
LIMIT 1
