-- The customer's name as it was when the ticket was raised: the host has no table of customers. And what the queue searches in:
-- subject, customer and requester in folded case.
ALTER TABLE sc_ticket ADD COLUMN customer_name VARCHAR(200) NOT NULL DEFAULT '';
ALTER TABLE sc_ticket ADD COLUMN searchable VARCHAR(1000) NOT NULL DEFAULT '';
CREATE INDEX sc_ticket_by_change ON sc_ticket (changed_at);
