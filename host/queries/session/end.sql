DELETE FROM sc_session WHERE token_hash = ?
