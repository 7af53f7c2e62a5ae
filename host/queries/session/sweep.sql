DELETE FROM sc_session WHERE expires_at < ? OR last_used_at < ? OR (framed = 1 AND last_used_at < ?)
