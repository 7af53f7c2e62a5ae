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
    CHECK (number > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- due_at: when a queued mail may be tried, when a lease runs out; NULL for what is finished.
CREATE TABLE cm_outbox (
    id            BIGINT NOT NULL AUTO_INCREMENT,
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
    CONSTRAINT cm_outbox_key UNIQUE (mail_key)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX cm_outbox_due ON cm_outbox (due_at, id);

CREATE INDEX cm_outbox_in_state ON cm_outbox (state, id);

-- hash is that of a token that stands nowhere.
CREATE TABLE cm_token (
    id          BIGINT NOT NULL AUTO_INCREMENT,
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
    CHECK (revoked IN (0, 1))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX cm_token_of_contact ON cm_token (contact_id, purpose);

CREATE TABLE cm_idempotency (
    account_id BIGINT NOT NULL,
    idem_key   VARCHAR(255) NOT NULL,
    body_hash  VARCHAR(64) NOT NULL,
    status     INTEGER NOT NULL,
    answer     VARCHAR(14000) NOT NULL,
    at         BIGINT NOT NULL,
    PRIMARY KEY (account_id, idem_key)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
