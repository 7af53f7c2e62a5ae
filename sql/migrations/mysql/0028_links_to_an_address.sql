-- How many links an address got within the hour: nobody floods a stranger with invitations.
CREATE INDEX cm_outbox_links ON cm_outbox (address, sent_at);
