-- Hash-chained per customer; ids only, so that erasing a person keeps the chain valid.
CREATE TABLE cm_audit (
    customer_id BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    contact_id  BIGINT NOT NULL,
    act         VARCHAR(80) NOT NULL,
    object      VARCHAR(120) NOT NULL,
    facts       VARCHAR(8000) NOT NULL,
    hash        VARCHAR(64) NOT NULL,
    PRIMARY KEY (customer_id, number),
    CONSTRAINT cm_audit_customer FOREIGN KEY (customer_id) REFERENCES cm_customer (id),
    CHECK (number > 0),
    CHECK (length(act) <= 80),
    CHECK (length(object) <= 120),
    CHECK (length(facts) <= 8000),
    CHECK (length(hash) <= 64)
) WITHOUT ROWID;

-- due_at: when a queued mail may be tried, when a lease runs out; NULL for what is finished.
CREATE TABLE cm_outbox (
    id            INTEGER NOT NULL,
    mail_key      VARCHAR(200) NOT NULL,
    kind          VARCHAR(40) NOT NULL,
    customer_id   BIGINT NOT NULL,
    request_id    BIGINT NOT NULL,
    ticket        BIGINT NOT NULL,
    contact_id    BIGINT NOT NULL,
    address       VARCHAR(254) NOT NULL,
    name          VARCHAR(1700) NOT NULL,
    locale        VARCHAR(16) NOT NULL,
    token         BIGINT NOT NULL,
    facts         VARCHAR(8000) NOT NULL,
    state         VARCHAR(16) NOT NULL,
    attempts      BIGINT NOT NULL,
    created_at    BIGINT NOT NULL,
    due_at        BIGINT NULL,
    sent_at       BIGINT NOT NULL,
    last_answer   VARCHAR(1000) NOT NULL,
    lease_token   VARCHAR(80) NOT NULL,
    perhaps_twice INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT cm_outbox_key UNIQUE (mail_key),
    CHECK (length(mail_key) <= 200),
    CHECK (length(kind) <= 40),
    CHECK (length(address) <= 254),
    CHECK (length(name) <= 1700),
    CHECK (length(locale) <= 16),
    CHECK (length(facts) <= 8000),
    CHECK (length(state) <= 16),
    CHECK (length(last_answer) <= 1000),
    CHECK (length(lease_token) <= 80)
);

CREATE INDEX cm_outbox_due ON cm_outbox (due_at, id);

CREATE INDEX cm_outbox_in_state ON cm_outbox (state, id);

-- hash is that of a token that stands nowhere.
CREATE TABLE cm_token (
    id          INTEGER NOT NULL,
    purpose     VARCHAR(16) NOT NULL,
    contact_id  BIGINT NOT NULL,
    customer_id BIGINT NOT NULL,
    email       VARCHAR(254) NOT NULL,
    nonce       VARCHAR(64) NOT NULL,
    hash        VARCHAR(64) NOT NULL,
    expires_at  BIGINT NOT NULL,
    used_at     BIGINT NOT NULL,
    revoked     INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT cm_token_hash UNIQUE (hash),
    CONSTRAINT cm_token_contact FOREIGN KEY (contact_id) REFERENCES cm_contact (id),
    CHECK (revoked IN (0, 1)),
    CHECK (length(purpose) <= 16),
    CHECK (length(email) <= 254),
    CHECK (length(nonce) <= 64),
    CHECK (length(hash) <= 64)
);

CREATE INDEX cm_token_of_contact ON cm_token (contact_id, purpose);

CREATE TABLE cm_idempotency (
    account_id BIGINT NOT NULL,
    idem_key   VARCHAR(255) NOT NULL,
    body_hash  VARCHAR(64) NOT NULL,
    status     INTEGER NOT NULL,
    answer     VARCHAR(14000) NOT NULL,
    at         BIGINT NOT NULL,
    PRIMARY KEY (account_id, idem_key),
    CHECK (length(idem_key) <= 255),
    CHECK (length(body_hash) <= 64),
    CHECK (length(answer) <= 14000)
) WITHOUT ROWID;
