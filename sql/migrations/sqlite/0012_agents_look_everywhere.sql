-- Agents look across all customers: people in the order of their names and by what became of their accounts, words of any
-- customer's list, customers by kind, mails to one person.
CREATE INDEX cm_contact_sorted ON cm_contact (sort_key, id);

CREATE INDEX cm_contact_in_state ON cm_contact (account_state, sort_key, id);

CREATE INDEX cm_contact_by_login ON cm_contact (last_login, id);

CREATE INDEX cm_membership_word_anywhere ON cm_membership_word (word, contact_id);

CREATE INDEX cm_membership_deactivated ON cm_membership (contact_id) WHERE status = 1;

CREATE INDEX cm_customer_of_kind ON cm_customer (kind, sort_key, id);

CREATE INDEX cm_outbox_to_contact ON cm_outbox (contact_id, id);

-- For whom an agent asked in the customer's place, as he typed it.
ALTER TABLE cm_request ADD COLUMN caller VARCHAR(800) NOT NULL DEFAULT '' CHECK (length(caller) <= 800);

-- For whom an agent acts in a customer until he says otherwise.
CREATE TABLE cm_caller (
    account_id  BIGINT NOT NULL,
    customer_id BIGINT NOT NULL,
    caller      VARCHAR(800) NOT NULL,
    PRIMARY KEY (account_id, customer_id),
    CONSTRAINT cm_caller_customer FOREIGN KEY (customer_id) REFERENCES cm_customer (id),
    CHECK (length(caller) <= 800)
) WITHOUT ROWID;
