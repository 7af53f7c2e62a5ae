-- SqlOutboxStore appends the filter, the order and the limit.
SELECT id, kind, customer_id, ticket, address, name
FROM cm_outbox
WHERE id < ?
