-- How the helpdesk of another house answered last, whatever it was asked for. One row, once it was asked.
CREATE TABLE cm_house (
    id     INTEGER NOT NULL,
    mood   VARCHAR(16) NOT NULL,
    since  BIGINT NOT NULL,
    answer VARCHAR(1000) NOT NULL,
    PRIMARY KEY (id),
    CHECK (id = 1),
    CHECK (length(mood) <= 16),
    CHECK (length(answer) <= 1000)
);
