INSERT INTO cm_house (id, mood, since, answer)
VALUES (1, ?, ?, ?)
