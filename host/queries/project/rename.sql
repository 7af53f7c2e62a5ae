-- project/rename
UPDATE sc_project SET name = ? WHERE id = ? AND name = ?
