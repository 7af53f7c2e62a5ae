-- Who holds a role, over all customers: what somebody asks before he changes the catalogue.
CREATE INDEX cm_role_holder_of_role ON cm_role_holder (role, customer_id);

-- What belongs to no customer (the role catalogue, whole imports) is audited too, in a chain of its own under customer 0.
-- SQLite cannot drop a foreign key: the table is made again without it.
ALTER TABLE cm_audit RENAME TO cm_audit_before;

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
    CHECK (number > 0),
    CHECK (length(act) <= 80),
    CHECK (length(object) <= 120),
    CHECK (length(facts) <= 8000),
    CHECK (length(hash) <= 64)
) WITHOUT ROWID;

INSERT INTO cm_audit (customer_id, number, at, account_id, contact_id, act, object, facts, hash)
SELECT customer_id, number, at, account_id, contact_id, act, object, facts, hash
FROM cm_audit_before;

DROP TABLE cm_audit_before;

CREATE INDEX cm_audit_of_object ON cm_audit (customer_id, object, number);

CREATE INDEX cm_audit_by_time ON cm_audit (at);
CREATE INDEX cm_audit_of_customer ON cm_audit (customer_id, at);
CREATE INDEX cm_audit_of_account ON cm_audit (account_id, at);
CREATE INDEX cm_audit_of_act ON cm_audit (act, at);
CREATE INDEX cm_audit_about ON cm_audit (object, at);

-- The last walk through all audit chains, and the one that somebody wants; one row. due_at: when a worker may take it, NULL while
-- nobody wants one.
CREATE TABLE cm_audit_walk (
    id          INTEGER NOT NULL,
    due_at      BIGINT NULL,
    lease_token VARCHAR(80) NOT NULL,
    wanted_at   BIGINT NOT NULL,
    finished_at BIGINT NOT NULL,
    entries     BIGINT NOT NULL,
    chains      BIGINT NOT NULL,
    broken      BIGINT NOT NULL,
    first_bad   VARCHAR(2000) NOT NULL,
    PRIMARY KEY (id),
    CHECK (id = 1),
    CHECK (length(lease_token) <= 80),
    CHECK (length(first_bad) <= 2000)
);

-- A file that an administrator imports (customer 0) or that feeds a customer's draft. due_at: when a worker may take it; NULL while
-- it waits for a person.
CREATE TABLE cm_import (
    id          INTEGER NOT NULL,
    customer_id BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    contact_id  BIGINT NOT NULL,
    file_name   VARCHAR(255) NOT NULL,
    state       VARCHAR(16) NOT NULL,
    invites     INTEGER NOT NULL,
    row_count   BIGINT NOT NULL,
    done        BIGINT NOT NULL,
    totals      VARCHAR(500) NOT NULL,
    created_at  BIGINT NOT NULL,
    finished_at BIGINT NOT NULL,
    due_at      BIGINT NULL,
    lease_token VARCHAR(80) NOT NULL,
    PRIMARY KEY (id),
    CHECK (invites IN (0, 1)),
    CHECK (length(file_name) <= 255),
    CHECK (length(state) <= 16),
    CHECK (length(totals) <= 500),
    CHECK (length(lease_token) <= 80)
);

CREATE INDEX cm_import_of_customer ON cm_import (customer_id, id);
CREATE INDEX cm_import_due ON cm_import (due_at, id);
CREATE INDEX cm_import_by_age ON cm_import (created_at);

-- The file, until it is written or given up.
CREATE TABLE cm_import_piece (
    import_id BIGINT NOT NULL,
    position  BIGINT NOT NULL,
    content   VARCHAR(8000) NOT NULL,
    PRIMARY KEY (import_id, position),
    CONSTRAINT cm_import_piece_import FOREIGN KEY (import_id) REFERENCES cm_import (id),
    CHECK (length(content) <= 8000)
) WITHOUT ROWID;

-- The report, worst rows first: gravity 0 is an error, 1 a warning, 2 what happens, 3 what stays.
CREATE TABLE cm_import_row (
    import_id   BIGINT NOT NULL,
    gravity     INTEGER NOT NULL,
    position    BIGINT NOT NULL,
    line        BIGINT NOT NULL,
    effect      VARCHAR(16) NOT NULL,
    column_name VARCHAR(200) NOT NULL,
    cell        VARCHAR(1000) NOT NULL,
    rule        VARCHAR(80) NOT NULL,
    facts       VARCHAR(4000) NOT NULL,
    PRIMARY KEY (import_id, gravity, position),
    CONSTRAINT cm_import_row_import FOREIGN KEY (import_id) REFERENCES cm_import (id),
    CHECK (length(effect) <= 16),
    CHECK (length(column_name) <= 200),
    CHECK (length(cell) <= 1000),
    CHECK (length(rule) <= 80),
    CHECK (length(facts) <= 4000)
) WITHOUT ROWID;
