-- Its person asked for the change, and an administrator took it into the draft: he hears what becomes of it.
ALTER TABLE cm_draft_line ADD COLUMN suggested INTEGER NOT NULL DEFAULT 0 CHECK (suggested IN (0, 1));

ALTER TABLE cm_request_line ADD COLUMN suggested INTEGER NOT NULL DEFAULT 0 CHECK (suggested IN (0, 1));
