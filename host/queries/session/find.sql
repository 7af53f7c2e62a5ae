SELECT a.id, a.email, a.name, a.locale, a.time_zone, a.agent, a.administrator, s.last_used_at, a.must_change
FROM sc_session s JOIN sc_account a ON a.id = s.account_id
WHERE s.token_hash = ? AND s.expires_at > ? AND s.last_used_at > ? AND a.disabled = 0 AND s.framed = ?
