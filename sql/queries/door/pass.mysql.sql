-- A span that is over begins again. Assignments run from left to right: passes still sees the old beginning.
INSERT INTO cm_pace (bucket, begun_at, passes)
VALUES (?, ?, 1)
ON DUPLICATE KEY UPDATE
    passes = CASE WHEN begun_at <= ? THEN 1 ELSE passes + 1 END,
    begun_at = CASE WHEN begun_at <= ? THEN VALUES(begun_at) ELSE begun_at END
