-- project/events: newest first
SELECT v.act, v.contact, v.text, a.name, v.at
FROM sc_project_event v
LEFT JOIN sc_account a ON a.id = v.by_id
WHERE v.project_id = ?
ORDER BY v.id DESC
LIMIT ?
