INSERT INTO cm_catalogue (id, revision)
VALUES (1, 1)
