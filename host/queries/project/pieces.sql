-- project/pieces
SELECT data FROM sc_project_piece WHERE entry_id = ? ORDER BY number
