DELETE FROM sc_throttle WHERE last_at < ?
