DELETE FROM sc_throttle WHERE bucket = ?
