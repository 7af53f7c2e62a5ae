SELECT blocked_until FROM sc_throttle WHERE bucket IN (?, ?, ?)
