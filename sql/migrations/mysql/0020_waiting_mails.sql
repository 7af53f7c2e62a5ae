-- Since when the oldest mail waits, and which have waited too long, without reading those that wait.
CREATE INDEX cm_outbox_queued ON cm_outbox (state, queued_at);
