-- project/entry
SELECT e.id, e.kind, e.title, e.text, e.size, a.name, e.at
FROM sc_project_entry e
LEFT JOIN sc_account a ON a.id = e.author_id
WHERE e.project_id = ? AND e.id = ?
