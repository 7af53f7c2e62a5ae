DELETE FROM sc_session WHERE expires_at < ? OR last_used_at < ?
