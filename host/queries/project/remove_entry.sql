-- project/remove_entry
DELETE FROM sc_project_entry WHERE project_id = ? AND id = ?
