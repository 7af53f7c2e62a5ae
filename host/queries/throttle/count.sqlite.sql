-- One failure more; one that is old enough is forgiven.
INSERT INTO sc_throttle (bucket, failures, last_at, blocked_until)
VALUES (?, 1, ?, 0)
ON CONFLICT (bucket) DO UPDATE SET
    failures = CASE WHEN last_at < ? THEN 1 ELSE failures + 1 END,
    last_at = excluded.last_at
