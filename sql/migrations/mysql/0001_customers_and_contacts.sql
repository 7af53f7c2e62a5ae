-- Times are microseconds since 1970 UTC, 0 for "never". Counters are kept by the writers and never counted.
CREATE TABLE cm_customer (
    id          BIGINT NOT NULL AUTO_INCREMENT,
    name        VARCHAR(200) NOT NULL,
    kind        VARCHAR(16) NOT NULL,
    parent_id   BIGINT NULL,
    pays_for_id BIGINT NULL,
    revision    BIGINT NOT NULL,
    contacts    BIGINT NOT NULL,
    deactivated BIGINT NOT NULL,
    sort_key    VARBINARY(200) NOT NULL,
    search_text VARCHAR(1500) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT cm_customer_name UNIQUE (name),
    CONSTRAINT cm_customer_parent FOREIGN KEY (parent_id) REFERENCES cm_customer (id),
    CONSTRAINT cm_customer_pays_for FOREIGN KEY (pays_for_id) REFERENCES cm_customer (id),
    CHECK (contacts >= deactivated),
    CHECK (deactivated >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX cm_customer_sorted ON cm_customer (sort_key, id);

-- The words of customers' names, so that a search reads only what it finds.
CREATE TABLE cm_customer_word (
    word        VARCHAR(200) NOT NULL,
    customer_id BIGINT NOT NULL,
    PRIMARY KEY (word, customer_id),
    CONSTRAINT cm_customer_word_customer FOREIGN KEY (customer_id) REFERENCES cm_customer (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- account_state: 0 none, 1 invited, 2 expired, 3 bounced, 4 active.
CREATE TABLE cm_contact (
    id             BIGINT NOT NULL AUTO_INCREMENT,
    title          VARCHAR(200) NOT NULL,
    first_name     VARCHAR(800) NOT NULL,
    last_name      VARCHAR(800) NOT NULL,
    email          VARCHAR(254) NOT NULL,
    email_skeleton VARCHAR(512) NOT NULL,
    phone          VARCHAR(100) NOT NULL,
    locale         VARCHAR(16) NOT NULL,
    sort_key       VARBINARY(200) NOT NULL,
    search_text    VARCHAR(1500) NOT NULL,
    account_id     BIGINT NULL,
    account_state  INTEGER NOT NULL,
    invited_until  BIGINT NOT NULL,
    last_login     BIGINT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT cm_contact_email UNIQUE (email),
    CONSTRAINT cm_contact_account UNIQUE (account_id),
    CHECK (account_state BETWEEN 0 AND 4)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX cm_contact_skeleton ON cm_contact (email_skeleton);

-- Clustered in the order of the list, so that a page of it is one range of neighbouring rows. sort_key is the contact's, roles
-- a copy of the grants: both are written by the store of contacts only. status: 0 active, 1 deactivated.
CREATE TABLE cm_membership (
    customer_id      BIGINT NOT NULL,
    sort_key         VARBINARY(200) NOT NULL,
    contact_id       BIGINT NOT NULL,
    department       VARCHAR(800) NOT NULL,
    department_text  VARCHAR(1500) NOT NULL,
    portal_user      INTEGER NOT NULL,
    sees_all         INTEGER NOT NULL,
    status           INTEGER NOT NULL,
    projects         INTEGER NOT NULL,
    roles            VARCHAR(2000) NOT NULL,
    PRIMARY KEY (customer_id, sort_key, contact_id),
    CONSTRAINT cm_membership_person UNIQUE (contact_id, customer_id),
    CONSTRAINT cm_membership_customer FOREIGN KEY (customer_id) REFERENCES cm_customer (id),
    CONSTRAINT cm_membership_contact FOREIGN KEY (contact_id) REFERENCES cm_contact (id),
    CHECK (portal_user IN (0, 1)),
    CHECK (sees_all IN (0, 1)),
    CHECK (status IN (0, 1)),
    CHECK (projects >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE cm_grant (
    customer_id BIGINT NOT NULL,
    role        VARCHAR(40) NOT NULL,
    contact_id  BIGINT NOT NULL,
    PRIMARY KEY (customer_id, role, contact_id),
    CONSTRAINT cm_grant_membership FOREIGN KEY (contact_id, customer_id) REFERENCES cm_membership (contact_id, customer_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX cm_grant_person ON cm_grant (contact_id, customer_id);

-- Holders of a role, active and deactivated alike.
CREATE TABLE cm_role_holder (
    customer_id BIGINT NOT NULL,
    role        VARCHAR(40) NOT NULL,
    holders     BIGINT NOT NULL,
    PRIMARY KEY (customer_id, role),
    CONSTRAINT cm_role_holder_customer FOREIGN KEY (customer_id) REFERENCES cm_customer (id),
    CHECK (holders >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
