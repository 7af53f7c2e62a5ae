-- Keys of a customer's memberships; ListStatement appends joins, conditions and order.
SELECT m.customer_id, m.sort_key, m.contact_id
FROM cm_membership m
