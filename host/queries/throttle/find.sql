SELECT failures, last_at FROM sc_throttle WHERE bucket = ?
