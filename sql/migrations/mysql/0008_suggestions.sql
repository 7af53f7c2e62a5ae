-- What a contact would like to have changed about himself. granted, revoked: role keys with one space between them;
-- department, sees_all: NULL where he leaves it as it is.
CREATE TABLE cm_suggestion (
    customer_id BIGINT NOT NULL,
    contact_id  BIGINT NOT NULL,
    granted     VARCHAR(2000) NOT NULL,
    revoked     VARCHAR(2000) NOT NULL,
    department  VARCHAR(800) NULL,
    sees_all    INTEGER NULL,
    note        VARCHAR(2000) NOT NULL,
    written_at  BIGINT NOT NULL,
    PRIMARY KEY (customer_id, contact_id),
    CONSTRAINT cm_suggestion_customer FOREIGN KEY (customer_id) REFERENCES cm_customer (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- How many wait: with the page's head, so that a page without any reads nothing more.
ALTER TABLE cm_customer ADD COLUMN suggestions BIGINT NOT NULL DEFAULT 0;
