-- ended_at: since when the ticket is closed or cancelled, 0 while it is neither. What is noted on it later leaves it alone.
ALTER TABLE sc_ticket ADD COLUMN ended_at BIGINT NOT NULL DEFAULT 0;
UPDATE sc_ticket SET ended_at = changed_at WHERE ended_at = 0 AND status IN ('closed', 'cancelled');
CREATE INDEX sc_ticket_by_end ON sc_ticket (customer, ended_at);
