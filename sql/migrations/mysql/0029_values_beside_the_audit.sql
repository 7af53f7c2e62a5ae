-- What people typed, beside the audit entry that tells of it and not under its hash: erasing a person takes it away, and the chain holds.
CREATE TABLE cm_audit_values (
    customer_id BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    contact_id  BIGINT NOT NULL,
    content     VARCHAR(8000) NOT NULL,
    PRIMARY KEY (customer_id, number),
    CHECK (number > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX cm_audit_values_of_contact ON cm_audit_values (contact_id);
