SELECT failures FROM sc_throttle WHERE bucket = ?
