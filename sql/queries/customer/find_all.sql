SELECT id, name, kind, parent_id, pays_for_id, revision, contacts
FROM cm_customer
WHERE id IN (?)
