-- No affected row: it is used, revoked or has run out.
UPDATE cm_token
SET used_at = ?
WHERE id = ? AND used_at = 0 AND revoked = 0 AND expires_at > ?
