CREATE TABLE sc_ticket (
    id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    category      VARCHAR(60)  NOT NULL,
    customer      VARCHAR(40)  NOT NULL,
    subject       VARCHAR(300) NOT NULL,
    status        VARCHAR(12)  NOT NULL,
    requester_id  BIGINT       NOT NULL,
    owner_id      BIGINT,
    reference     VARCHAR(200),
    raised_at     BIGINT       NOT NULL,
    changed_at    BIGINT       NOT NULL,
    version       BIGINT       NOT NULL DEFAULT 1,
    CONSTRAINT sc_ticket_reference UNIQUE (reference),
    CONSTRAINT sc_ticket_requester FOREIGN KEY (requester_id) REFERENCES sc_account (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX sc_ticket_queue ON sc_ticket (status, changed_at);
CREATE INDEX sc_ticket_by_customer ON sc_ticket (customer, changed_at);
CREATE INDEX sc_ticket_by_requester ON sc_ticket (requester_id, changed_at);
CREATE TABLE sc_ticket_message (
    id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    ticket_id   BIGINT        NOT NULL,
    author_id   BIGINT        NOT NULL,
    from_agent  BIGINT        NOT NULL,
    internal    BIGINT        NOT NULL,
    text        VARCHAR(8000) NOT NULL,
    at          BIGINT        NOT NULL,
    CONSTRAINT sc_ticket_message_ticket FOREIGN KEY (ticket_id) REFERENCES sc_ticket (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX sc_ticket_message_by_ticket ON sc_ticket_message (ticket_id, id);
-- What has happened and is still to be told to the listeners' react(). A row goes when all have been told.
CREATE TABLE sc_ticket_event (
    id              BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    ticket_id       BIGINT        NOT NULL,
    act             VARCHAR(12)   NOT NULL,
    actor_id        BIGINT        NOT NULL,
    message_id      BIGINT,
    at              BIGINT        NOT NULL,
    listener_state  VARCHAR(1000) NOT NULL DEFAULT '',
    attempts        BIGINT        NOT NULL DEFAULT 0,
    next_at         BIGINT        NOT NULL,
    lease_owner     VARCHAR(64)   NOT NULL DEFAULT '',
    lease_until     BIGINT        NOT NULL DEFAULT 0,
    parked          BIGINT        NOT NULL DEFAULT 0,
    last_error      VARCHAR(500)  NOT NULL DEFAULT '',
    CONSTRAINT sc_ticket_event_ticket FOREIGN KEY (ticket_id) REFERENCES sc_ticket (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX sc_ticket_event_due ON sc_ticket_event (parked, next_at);
CREATE INDEX sc_ticket_event_by_ticket ON sc_ticket_event (ticket_id, id);
