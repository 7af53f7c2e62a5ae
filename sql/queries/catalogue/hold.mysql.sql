-- Whoever gives roles keeps the catalogue as it is until he is done; many may do so at once.
SELECT revision
FROM cm_catalogue
WHERE id = 1
LOCK IN SHARE MODE
