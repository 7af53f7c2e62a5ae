DELETE FROM sc_session WHERE account_id = ? AND framed = 1
