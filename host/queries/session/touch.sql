UPDATE sc_session SET last_used_at = ? WHERE token_hash = ?
