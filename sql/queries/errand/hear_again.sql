-- The order of the assignments matters: MariaDB sees what the one before wrote.
UPDATE cm_house
SET since = CASE WHEN mood = ? THEN since ELSE ? END, mood = ?, answer = ?
WHERE id = 1
