-- Whoever writes keeps his token and may still tell how far he came (import/finish.sql); what was only compared is in force nowhere.
-- The state last: MariaDB's columns have their new values from left to right.
UPDATE cm_import
SET done = CASE WHEN state = 'writing' THEN done ELSE 0 END, lease_token = CASE WHEN state = 'writing' THEN lease_token ELSE '' END,
    state = 'stopped', finished_at = ?, due_at = NULL
WHERE id = ? AND state IN ('checking', 'checked', 'writing')
