-- One word and nothing else, by name: the index of words holds all of it.
SELECT DISTINCT m.customer_id, m.sort_key, m.contact_id
FROM cm_membership_word m
WHERE m.customer_id = ? AND m.word >= ? AND m.word < ?
