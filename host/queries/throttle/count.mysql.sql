-- One failure more; one that is old enough is forgiven. Assignments run from left to right: failures still sees when the last one was.
INSERT INTO sc_throttle (bucket, failures, last_at, blocked_until)
VALUES (?, 1, ?, 0)
ON DUPLICATE KEY UPDATE
    failures = CASE WHEN last_at < ? THEN 1 ELSE failures + 1 END,
    last_at = VALUES(last_at)
