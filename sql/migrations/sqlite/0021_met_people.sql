-- met: a decision may write over other values than stood there at the moment of the request: as it met the people. Of requests that were
-- decided before nobody kept it.
-- SQLite cannot change a primary key: the table is made again.
ALTER TABLE cm_request_person RENAME TO cm_request_person_before;

CREATE TABLE cm_request_person (
    request_id  BIGINT NOT NULL,
    met         INTEGER NOT NULL DEFAULT 0,
    contact_id  BIGINT NOT NULL,
    ref         VARCHAR(100) NOT NULL,
    person_title       VARCHAR(200) NOT NULL,
    person_first_name  VARCHAR(800) NOT NULL,
    person_last_name   VARCHAR(800) NOT NULL,
    person_email       VARCHAR(254) NOT NULL,
    person_phone       VARCHAR(100) NOT NULL,
    person_locale      VARCHAR(16) NOT NULL,
    person_department  VARCHAR(800) NOT NULL,
    person_portal_user INTEGER NOT NULL,
    person_sees_all    INTEGER NOT NULL,
    person_status      INTEGER NOT NULL,
    person_roles       VARCHAR(2000) NOT NULL,
    PRIMARY KEY (request_id, met, contact_id, ref),
    CONSTRAINT cm_request_person_request FOREIGN KEY (request_id) REFERENCES cm_request (id),
    CHECK (met IN (0, 1)),
    CHECK (length(ref) <= 100),
    CHECK (length(person_title) <= 200),
    CHECK (length(person_first_name) <= 800),
    CHECK (length(person_last_name) <= 800),
    CHECK (length(person_email) <= 254),
    CHECK (length(person_phone) <= 100),
    CHECK (length(person_locale) <= 16),
    CHECK (length(person_department) <= 800),
    CHECK (length(person_roles) <= 2000)
) WITHOUT ROWID;

INSERT INTO cm_request_person (request_id, contact_id, ref, person_title, person_first_name, person_last_name, person_email, person_phone,
                               person_locale, person_department, person_portal_user, person_sees_all, person_status, person_roles)
SELECT request_id, contact_id, ref, person_title, person_first_name, person_last_name, person_email, person_phone,
       person_locale, person_department, person_portal_user, person_sees_all, person_status, person_roles
FROM cm_request_person_before;

DROP TABLE cm_request_person_before;

CREATE INDEX cm_request_person_of_contact ON cm_request_person (contact_id, request_id);
