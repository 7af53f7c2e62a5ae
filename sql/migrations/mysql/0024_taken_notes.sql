-- What a contact wrote beside a suggestion that stands in the draft or in a request: it waits with it again.
CREATE TABLE cm_suggestion_taken (
    customer_id BIGINT NOT NULL,
    contact_id  BIGINT NOT NULL,
    note        VARCHAR(2000) NOT NULL,
    PRIMARY KEY (customer_id, contact_id),
    CONSTRAINT cm_suggestion_taken_customer FOREIGN KEY (customer_id) REFERENCES cm_customer (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
