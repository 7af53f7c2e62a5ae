-- project/remove_pieces
DELETE FROM sc_project_piece WHERE entry_id = ?
