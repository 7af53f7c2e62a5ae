INSERT INTO cm_customer (name, kind, parent_id, pays_for_id, revision, contacts, deactivated, sort_key, search_text)
VALUES (?, ?, ?, ?, ?, 0, 0, ?, ?)
