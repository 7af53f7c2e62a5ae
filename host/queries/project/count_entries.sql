-- project/count_entries
SELECT COUNT(*) FROM sc_project_entry WHERE project_id = ?
