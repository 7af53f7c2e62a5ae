CREATE TABLE cm_draft (
    customer_id BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    next_line   BIGINT NOT NULL,
    changes     BIGINT NOT NULL,
    saved_at    BIGINT NOT NULL,
    returned_id BIGINT NOT NULL,
    PRIMARY KEY (customer_id),
    CONSTRAINT cm_draft_customer FOREIGN KEY (customer_id) REFERENCES cm_customer (id),
    CHECK (version > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- person_… is the person of an add-contact line. Roles are keys with one space between them.
CREATE TABLE cm_draft_line (
    customer_id    BIGINT NOT NULL,
    position       BIGINT NOT NULL,
    line           BIGINT NOT NULL,
    author_id      BIGINT NOT NULL,
    author_name    VARCHAR(800) NOT NULL,
    kind           VARCHAR(32) NOT NULL,
    contact_id     BIGINT NOT NULL,
    ref            VARCHAR(100) NOT NULL,
    role           VARCHAR(40) NOT NULL,
    field          VARCHAR(16) NOT NULL,
    value          VARCHAR(1000) NOT NULL,
    roles          VARCHAR(2000) NOT NULL,
    person_title       VARCHAR(200) NOT NULL,
    person_first_name  VARCHAR(800) NOT NULL,
    person_last_name   VARCHAR(800) NOT NULL,
    person_email       VARCHAR(254) NOT NULL,
    person_phone       VARCHAR(100) NOT NULL,
    person_locale      VARCHAR(16) NOT NULL,
    person_department  VARCHAR(800) NOT NULL,
    person_portal_user INTEGER NOT NULL,
    person_sees_all    INTEGER NOT NULL,
    person_status      INTEGER NOT NULL,
    person_roles       VARCHAR(2000) NOT NULL,
    PRIMARY KEY (customer_id, position),
    CONSTRAINT cm_draft_line_draft FOREIGN KEY (customer_id) REFERENCES cm_draft (customer_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- open_slot is the customer's id while the request is open: the unique key lets a customer have one open request.
CREATE TABLE cm_request (
    id                BIGINT NOT NULL AUTO_INCREMENT,
    customer_id       BIGINT NOT NULL,
    open_slot         BIGINT NULL,
    state             VARCHAR(20) NOT NULL,
    version           BIGINT NOT NULL,
    requester_id      BIGINT NOT NULL,
    requester_account BIGINT NOT NULL,
    requester_name    VARCHAR(1700) NOT NULL,
    reason            VARCHAR(4000) NOT NULL,
    submitted_at      BIGINT NOT NULL,
    decided_at        BIGINT NOT NULL,
    decided_by        VARCHAR(1700) NOT NULL,
    decision_reason   VARCHAR(4000) NOT NULL,
    ticket            BIGINT NULL,
    PRIMARY KEY (id),
    CONSTRAINT cm_request_open UNIQUE (open_slot),
    CONSTRAINT cm_request_ticket UNIQUE (ticket),
    CONSTRAINT cm_request_customer FOREIGN KEY (customer_id) REFERENCES cm_customer (id),
    CHECK (version > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX cm_request_of_customer ON cm_request (customer_id, id);

CREATE INDEX cm_request_in_state ON cm_request (state, id);

CREATE TABLE cm_request_line (
    request_id     BIGINT NOT NULL,
    position       BIGINT NOT NULL,
    line           BIGINT NOT NULL,
    author_id      BIGINT NOT NULL,
    author_name    VARCHAR(800) NOT NULL,
    kind           VARCHAR(32) NOT NULL,
    contact_id     BIGINT NOT NULL,
    ref            VARCHAR(100) NOT NULL,
    role           VARCHAR(40) NOT NULL,
    field          VARCHAR(16) NOT NULL,
    value          VARCHAR(1000) NOT NULL,
    roles          VARCHAR(2000) NOT NULL,
    person_title       VARCHAR(200) NOT NULL,
    person_first_name  VARCHAR(800) NOT NULL,
    person_last_name   VARCHAR(800) NOT NULL,
    person_email       VARCHAR(254) NOT NULL,
    person_phone       VARCHAR(100) NOT NULL,
    person_locale      VARCHAR(16) NOT NULL,
    person_department  VARCHAR(800) NOT NULL,
    person_portal_user INTEGER NOT NULL,
    person_sees_all    INTEGER NOT NULL,
    person_status      INTEGER NOT NULL,
    person_roles       VARCHAR(2000) NOT NULL,
    outcome        VARCHAR(16) NOT NULL,
    outcome_reason VARCHAR(2000) NOT NULL,
    PRIMARY KEY (request_id, position),
    CONSTRAINT cm_request_line_request FOREIGN KEY (request_id) REFERENCES cm_request (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The people touched, as they were at the moment of the request.
CREATE TABLE cm_request_person (
    request_id  BIGINT NOT NULL,
    contact_id  BIGINT NOT NULL,
    ref         VARCHAR(100) NOT NULL,
    person_title       VARCHAR(200) NOT NULL,
    person_first_name  VARCHAR(800) NOT NULL,
    person_last_name   VARCHAR(800) NOT NULL,
    person_email       VARCHAR(254) NOT NULL,
    person_phone       VARCHAR(100) NOT NULL,
    person_locale      VARCHAR(16) NOT NULL,
    person_department  VARCHAR(800) NOT NULL,
    person_portal_user INTEGER NOT NULL,
    person_sees_all    INTEGER NOT NULL,
    person_status      INTEGER NOT NULL,
    person_roles       VARCHAR(2000) NOT NULL,
    PRIMARY KEY (request_id, contact_id, ref),
    CONSTRAINT cm_request_person_request FOREIGN KEY (request_id) REFERENCES cm_request (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
