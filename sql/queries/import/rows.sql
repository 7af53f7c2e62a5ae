SELECT gravity, position, line, effect, column_name, cell, rule, facts
FROM cm_import_row
WHERE import_id = ? AND gravity >= ? AND (gravity > ? OR position >= ?)
ORDER BY gravity, position
LIMIT ?
