DELETE FROM cm_pace
WHERE begun_at < ?
