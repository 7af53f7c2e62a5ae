DELETE FROM sc_pass WHERE ends_at < ?
