-- What the list is sorted by beside the name, in the rows it walks through: copies of the contact's address and last log-in,
-- and the department's place in the order. Departments written before have only an approximate place until their next change.
ALTER TABLE cm_membership ADD COLUMN email VARCHAR(254) NOT NULL DEFAULT '';
ALTER TABLE cm_membership ADD COLUMN department_key VARBINARY(200) NOT NULL DEFAULT '';
ALTER TABLE cm_membership ADD COLUMN last_login BIGINT NOT NULL DEFAULT 0;

UPDATE cm_membership m
JOIN cm_contact c ON c.id = m.contact_id
SET m.email = c.email, m.last_login = c.last_login, m.department_key = SUBSTR(CAST(m.department_text AS BINARY), 1, 200);

CREATE INDEX cm_membership_by_email ON cm_membership (customer_id, email, sort_key, contact_id);
CREATE INDEX cm_membership_by_department ON cm_membership (customer_id, department_key, sort_key, contact_id);
CREATE INDEX cm_membership_by_login ON cm_membership (customer_id, last_login, sort_key, contact_id);
CREATE INDEX cm_membership_by_status ON cm_membership (customer_id, status, sort_key, contact_id);

-- The words of people and departments, so that a search reads only what it finds, in the order of the list.
CREATE TABLE cm_membership_word (
    customer_id BIGINT NOT NULL,
    word        VARCHAR(200) NOT NULL,
    sort_key    VARBINARY(200) NOT NULL,
    contact_id  BIGINT NOT NULL,
    PRIMARY KEY (customer_id, word, sort_key, contact_id),
    CONSTRAINT cm_membership_word_person FOREIGN KEY (contact_id, customer_id) REFERENCES cm_membership (contact_id, customer_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

INSERT IGNORE INTO cm_membership_word (customer_id, word, sort_key, contact_id)
WITH RECURSIVE words (customer_id, sort_key, contact_id, word, rest) AS (
    SELECT m.customer_id, m.sort_key, m.contact_id, CAST('' AS CHAR(1500)), CAST(CONCAT(c.search_text, m.department_text, ' ') AS CHAR(3100))
    FROM cm_membership m
    JOIN cm_contact c ON c.id = m.contact_id
    UNION ALL
    SELECT w.customer_id, w.sort_key, w.contact_id, SUBSTR(w.rest, 1, INSTR(w.rest, ' ') - 1), SUBSTR(w.rest, INSTR(w.rest, ' ') + 1)
    FROM words w
    WHERE INSTR(w.rest, ' ') > 0
)
SELECT customer_id, SUBSTR(word, 1, 40), sort_key, contact_id
FROM words
WHERE word <> '';

-- How a person arranged a customer's list: columns, order, rows a page, as they stand in its address.
CREATE TABLE cm_list_view (
    account_id  BIGINT NOT NULL,
    customer_id BIGINT NOT NULL,
    arranged    VARCHAR(2000) NOT NULL,
    PRIMARY KEY (account_id, customer_id),
    CONSTRAINT cm_list_view_customer FOREIGN KEY (customer_id) REFERENCES cm_customer (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
