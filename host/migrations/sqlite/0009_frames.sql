-- framed: the session was opened by a pass and lives in the frame of another site only.
ALTER TABLE sc_session ADD COLUMN framed BIGINT NOT NULL DEFAULT 0;
-- Passes that were used. The key is SHA-256 of a pass's nonce, until ends_at, the second after which nobody takes it any more.
CREATE TABLE sc_pass (
    nonce_hash  VARCHAR(64) NOT NULL PRIMARY KEY,
    ends_at     BIGINT      NOT NULL
) WITHOUT ROWID;
CREATE INDEX sc_pass_by_time ON sc_pass (ends_at);
