-- awaited: somebody waits for it, until it is settled: it goes before those who are in turn, also when it is tried once more.
ALTER TABLE cm_user_link ADD COLUMN awaited INTEGER NOT NULL DEFAULT 0 CHECK (awaited IN (0, 1));

UPDATE cm_user_link
SET awaited = 1
WHERE password <> '' OR due_at = 0;

CREATE INDEX cm_user_link_awaited ON cm_user_link (awaited, due_at, id);
