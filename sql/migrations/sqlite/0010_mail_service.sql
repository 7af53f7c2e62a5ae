-- Since when it waits: a mail that somebody sends again has its full time once more.
ALTER TABLE cm_outbox ADD COLUMN queued_at BIGINT NOT NULL DEFAULT 0;

UPDATE cm_outbox SET queued_at = created_at;

-- Who waits, without reading what went: finished rows have no due_at.
ALTER TABLE cm_outbox ADD COLUMN waiting_id BIGINT AS (CASE WHEN due_at IS NULL THEN NULL ELSE customer_id END) VIRTUAL;

CREATE INDEX cm_outbox_waiting ON cm_outbox (waiting_id, due_at, id);

DROP INDEX cm_outbox_due;

-- What a customer got sent in the last hour.
CREATE INDEX cm_outbox_went ON cm_outbox (customer_id, sent_at);

-- One row, for all nodes: whether mail goes at all, and how fast.
CREATE TABLE cm_mail_service (
    id           INTEGER NOT NULL,
    paused_since BIGINT NOT NULL,
    paused_until BIGINT NOT NULL,
    pauses       BIGINT NOT NULL,
    reason       VARCHAR(1000) NOT NULL,
    free_at      BIGINT NOT NULL,
    PRIMARY KEY (id),
    CHECK (id = 1),
    CHECK (length(reason) <= 1000)
);

INSERT INTO cm_mail_service (id, paused_since, paused_until, pauses, reason, free_at) VALUES (1, 0, 0, 0, '', 0);

-- The last test mail of each administrator.
CREATE TABLE cm_mail_test (
    account_id  BIGINT NOT NULL,
    address     VARCHAR(254) NOT NULL,
    name        VARCHAR(1700) NOT NULL,
    locale      VARCHAR(16) NOT NULL,
    asked_at    BIGINT NOT NULL,
    taken_at    BIGINT NOT NULL,
    finished_at BIGINT NOT NULL,
    outcome     VARCHAR(16) NOT NULL,
    answer      VARCHAR(1000) NOT NULL,
    offers      VARCHAR(2000) NOT NULL,
    transcript  VARCHAR(8000) NOT NULL,
    PRIMARY KEY (account_id),
    CHECK (length(address) <= 254),
    CHECK (length(name) <= 1700),
    CHECK (length(locale) <= 16),
    CHECK (length(outcome) <= 16),
    CHECK (length(answer) <= 1000),
    CHECK (length(offers) <= 2000),
    CHECK (length(transcript) <= 8000)
) WITHOUT ROWID;
