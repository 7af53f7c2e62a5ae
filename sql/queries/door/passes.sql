SELECT passes
FROM cm_pace
WHERE bucket = ?
