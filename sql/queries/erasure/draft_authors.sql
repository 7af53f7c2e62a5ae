UPDATE cm_draft_line
SET author_name = ?
WHERE author_id = ?
