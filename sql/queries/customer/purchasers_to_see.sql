SELECT id, name, kind, parent_id, pays_for_id, revision, contacts
FROM cm_customer
WHERE pays_for_id = ? AND contacts > 0
ORDER BY sort_key, id
LIMIT ?
