SELECT mood, since, answer
FROM cm_house
WHERE id = 1
