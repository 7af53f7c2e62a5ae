-- Ties between people and their users in a helpdesk of another house. contact_id NULL: left behind by its person. due_at: when
-- it may be tried, when a lease runs out; NULL for what is done or parked. version: rises with everything that is wanted.
CREATE TABLE cm_user_link (
    id          INTEGER NOT NULL,
    contact_id  BIGINT NULL,
    remote_id   BIGINT NULL,
    remote_name VARCHAR(800) NOT NULL,
    ours        INTEGER NOT NULL,
    password    VARCHAR(2000) NOT NULL,
    version     BIGINT NOT NULL,
    state       VARCHAR(16) NOT NULL,
    attempts    BIGINT NOT NULL,
    wanted_at   BIGINT NOT NULL,
    due_at      BIGINT NULL,
    last_answer VARCHAR(1000) NOT NULL,
    lease_token VARCHAR(80) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT cm_user_link_contact_once UNIQUE (contact_id),
    CONSTRAINT cm_user_link_remote_once UNIQUE (remote_id),
    CONSTRAINT cm_user_link_contact FOREIGN KEY (contact_id) REFERENCES cm_contact (id),
    CHECK (length(remote_name) <= 800),
    CHECK (ours IN (0, 1)),
    CHECK (length(password) <= 2000),
    CHECK (length(state) <= 16),
    CHECK (length(last_answer) <= 1000),
    CHECK (length(lease_token) <= 80)
);

CREATE INDEX cm_user_link_due ON cm_user_link (due_at, id);

CREATE INDEX cm_user_link_in_state ON cm_user_link (state, wanted_at);
