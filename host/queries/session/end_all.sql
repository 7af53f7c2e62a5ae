DELETE FROM sc_session WHERE account_id = ?
