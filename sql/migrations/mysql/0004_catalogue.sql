-- One row once a catalogue was stored, so that an empty one differs from none.
CREATE TABLE cm_catalogue (
    id       INTEGER NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (id),
    CHECK (id = 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- permissions, offered_to and incompatible_with are words with one space between them.
CREATE TABLE cm_role (
    role              VARCHAR(40) NOT NULL,
    position          INTEGER NOT NULL,
    is_primary        INTEGER NOT NULL,
    permissions       VARCHAR(4000) NOT NULL,
    offered_to        VARCHAR(200) NOT NULL,
    incompatible_with VARCHAR(2000) NOT NULL,
    PRIMARY KEY (role)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE cm_role_word (
    role        VARCHAR(40) NOT NULL,
    locale      VARCHAR(16) NOT NULL,
    label       VARCHAR(200) NOT NULL,
    description VARCHAR(2000) NOT NULL,
    PRIMARY KEY (role, locale),
    CONSTRAINT cm_role_word_role FOREIGN KEY (role) REFERENCES cm_role (role)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Kinds of customer that need a holder of the role, or of another one in the same group.
CREATE TABLE cm_role_requirement (
    role       VARCHAR(40) NOT NULL,
    kind       VARCHAR(16) NOT NULL,
    group_name VARCHAR(80) NOT NULL,
    PRIMARY KEY (role, kind),
    CONSTRAINT cm_role_requirement_role FOREIGN KEY (role) REFERENCES cm_role (role)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
