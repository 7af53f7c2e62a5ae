UPDATE sc_throttle SET blocked_until = ? WHERE bucket = ?
