INSERT INTO cm_import_row (import_id, gravity, position, line, effect, column_name, cell, rule, facts)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
