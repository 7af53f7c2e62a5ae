INSERT INTO sc_throttle (bucket, failures, last_at, blocked_until) VALUES (?, ?, ?, ?)
