-- How often something was done in a span of time, to slow down who does it too often.
CREATE TABLE cm_pace (
    bucket   VARCHAR(120) NOT NULL,
    begun_at BIGINT NOT NULL,
    passes   BIGINT NOT NULL,
    PRIMARY KEY (bucket)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX cm_pace_by_time ON cm_pace (begun_at);

-- Addresses that somebody typed because he forgot his password; whether they are known is found out later.
CREATE TABLE cm_reset_wish (
    id    BIGINT NOT NULL AUTO_INCREMENT,
    email VARCHAR(254) NOT NULL,
    at    BIGINT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
