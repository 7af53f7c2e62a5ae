-- The first word picks by index, SqlCustomerStore appends a condition for every further one.
SELECT DISTINCT cu.id, cu.name, cu.kind, cu.parent_id, cu.pays_for_id, cu.revision, cu.contacts, cu.sort_key
FROM cm_customer_word w
JOIN cm_customer cu ON cu.id = w.customer_id
WHERE w.word >= ? AND w.word < ?
