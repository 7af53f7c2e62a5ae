-- A span that is over begins again.
INSERT INTO cm_pace (bucket, begun_at, passes)
VALUES (?, ?, 1)
ON CONFLICT (bucket) DO UPDATE SET
    passes = CASE WHEN begun_at <= ? THEN 1 ELSE passes + 1 END,
    begun_at = CASE WHEN begun_at <= ? THEN excluded.begun_at ELSE begun_at END
