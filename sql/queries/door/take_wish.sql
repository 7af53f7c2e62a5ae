-- No affected row: another process has taken it.
DELETE FROM cm_reset_wish
WHERE id = ?
