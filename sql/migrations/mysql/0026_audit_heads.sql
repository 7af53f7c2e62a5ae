-- Where each audit chain ends, written with every entry: a chain whose last entries are gone still has the hash of each before them.
CREATE TABLE cm_audit_head (
    customer_id BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    hash        VARCHAR(64) NOT NULL,
    PRIMARY KEY (customer_id),
    CHECK (number > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

INSERT INTO cm_audit_head (customer_id, number, hash)
SELECT a.customer_id, a.number, a.hash
FROM cm_audit a
WHERE a.number = (SELECT MAX(b.number) FROM cm_audit b WHERE b.customer_id = a.customer_id);
