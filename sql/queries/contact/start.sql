-- The person with whom a later page begins, found without reading the people before him whole. SqlContactList appends the order.
SELECT m.sort_key, m.contact_id
FROM cm_membership m
WHERE m.customer_id = ?
