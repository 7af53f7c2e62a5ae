-- One row once a catalogue was stored, so that an empty one differs from none.
CREATE TABLE cm_catalogue (
    id       INTEGER NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (id),
    CHECK (id = 1)
);

-- permissions, offered_to and incompatible_with are words with one space between them.
CREATE TABLE cm_role (
    role              VARCHAR(40) NOT NULL,
    position          INTEGER NOT NULL,
    is_primary        INTEGER NOT NULL,
    permissions       VARCHAR(4000) NOT NULL,
    offered_to        VARCHAR(200) NOT NULL,
    incompatible_with VARCHAR(2000) NOT NULL,
    PRIMARY KEY (role),
    CHECK (length(role) <= 40),
    CHECK (length(permissions) <= 4000),
    CHECK (length(offered_to) <= 200),
    CHECK (length(incompatible_with) <= 2000)
);

CREATE TABLE cm_role_word (
    role        VARCHAR(40) NOT NULL,
    locale      VARCHAR(16) NOT NULL,
    label       VARCHAR(200) NOT NULL,
    description VARCHAR(2000) NOT NULL,
    PRIMARY KEY (role, locale),
    CONSTRAINT cm_role_word_role FOREIGN KEY (role) REFERENCES cm_role (role),
    CHECK (length(role) <= 40),
    CHECK (length(locale) <= 16),
    CHECK (length(label) <= 200),
    CHECK (length(description) <= 2000)
) WITHOUT ROWID;

-- Kinds of customer that need a holder of the role, or of another one in the same group.
CREATE TABLE cm_role_requirement (
    role       VARCHAR(40) NOT NULL,
    kind       VARCHAR(16) NOT NULL,
    group_name VARCHAR(80) NOT NULL,
    PRIMARY KEY (role, kind),
    CONSTRAINT cm_role_requirement_role FOREIGN KEY (role) REFERENCES cm_role (role),
    CHECK (length(role) <= 40),
    CHECK (length(kind) <= 16),
    CHECK (length(group_name) <= 80)
) WITHOUT ROWID;
