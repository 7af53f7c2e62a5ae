-- What a helpdesk of another house must still be told of requests. due_at: when it may be tried, when a lease runs
-- out; NULL for what is done or parked.
CREATE TABLE cm_errand (
    id          INTEGER NOT NULL,
    errand_key  VARCHAR(120) NOT NULL,
    request_id  BIGINT NOT NULL,
    kind        VARCHAR(16) NOT NULL,
    reference   VARCHAR(80) NOT NULL,
    message     VARCHAR(4000) NOT NULL,
    state       VARCHAR(16) NOT NULL,
    attempts    BIGINT NOT NULL,
    created_at  BIGINT NOT NULL,
    due_at      BIGINT NULL,
    last_answer VARCHAR(1000) NOT NULL,
    lease_token VARCHAR(80) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT cm_errand_key UNIQUE (errand_key),
    CONSTRAINT cm_errand_request FOREIGN KEY (request_id) REFERENCES cm_request (id),
    CHECK (length(errand_key) <= 120),
    CHECK (length(kind) <= 16),
    CHECK (length(reference) <= 80),
    CHECK (length(message) <= 4000),
    CHECK (length(state) <= 16),
    CHECK (length(last_answer) <= 1000),
    CHECK (length(lease_token) <= 80)
);

CREATE INDEX cm_errand_due ON cm_errand (due_at, id);

CREATE INDEX cm_errand_of_request ON cm_errand (request_id, id);

CREATE INDEX cm_errand_in_state ON cm_errand (state, id);

-- How the ticket of a waiting request was seen there last.
CREATE TABLE cm_sight (
    request_id BIGINT NOT NULL,
    sight      VARCHAR(16) NOT NULL,
    seen_at    BIGINT NOT NULL,
    PRIMARY KEY (request_id),
    CONSTRAINT cm_sight_request FOREIGN KEY (request_id) REFERENCES cm_request (id),
    CHECK (length(sight) <= 16)
) WITHOUT ROWID;
