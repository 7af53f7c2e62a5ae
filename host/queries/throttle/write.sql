UPDATE sc_throttle SET failures = ?, last_at = ?, blocked_until = ? WHERE bucket = ?
