-- How the helpdesk of another house answered last, whatever it was asked for. One row, once it was asked.
CREATE TABLE cm_house (
    id     BIGINT NOT NULL,
    mood   VARCHAR(16) NOT NULL,
    since  BIGINT NOT NULL,
    answer VARCHAR(1000) NOT NULL,
    PRIMARY KEY (id),
    CHECK (id = 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
