-- Projects: their people are contacts, known by the id that the plugin gives them, and belong to the project's customer.
CREATE TABLE sc_project (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    customer      VARCHAR(40)  NOT NULL,
    customer_name VARCHAR(200) NOT NULL,
    name          VARCHAR(200) NOT NULL,
    made_by       BIGINT       NOT NULL,
    made_at       BIGINT       NOT NULL
);
CREATE INDEX sc_project_by_customer ON sc_project (customer, name);
CREATE TABLE sc_project_person (
    project_id BIGINT      NOT NULL,
    contact    VARCHAR(40) NOT NULL,
    added_by   BIGINT      NOT NULL,
    added_at   BIGINT      NOT NULL,
    PRIMARY KEY (project_id, contact),
    CONSTRAINT sc_project_person_project FOREIGN KEY (project_id) REFERENCES sc_project (id)
);
CREATE INDEX sc_project_person_by_contact ON sc_project_person (contact, project_id);
-- kind: note, link or file. title: of a link what it says, of a file its name. text: the note, the link's address.
CREATE TABLE sc_project_entry (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id BIGINT        NOT NULL,
    kind       VARCHAR(8)    NOT NULL,
    title      VARCHAR(300)  NOT NULL,
    text       VARCHAR(8000) NOT NULL,
    size       BIGINT        NOT NULL,
    author_id  BIGINT,
    at         BIGINT        NOT NULL,
    CONSTRAINT sc_project_entry_project FOREIGN KEY (project_id) REFERENCES sc_project (id),
    CONSTRAINT sc_project_entry_author FOREIGN KEY (author_id) REFERENCES sc_account (id)
);
CREATE INDEX sc_project_entry_by_project ON sc_project_entry (project_id, id);
-- A file's bytes in base64, in pieces: every node reads them, and both drivers read texts of this length well.
CREATE TABLE sc_project_piece (
    entry_id BIGINT         NOT NULL,
    number   BIGINT         NOT NULL,
    data     VARCHAR(60000) NOT NULL,
    PRIMARY KEY (entry_id, number),
    CONSTRAINT sc_project_piece_entry FOREIGN KEY (entry_id) REFERENCES sc_project_entry (id)
);
-- Invoices as the helpdesk's accounting hands them over. cents: in the smallest unit of the currency. state: open, paid.
CREATE TABLE sc_invoice (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    customer  VARCHAR(40)  NOT NULL,
    number    VARCHAR(40)  NOT NULL,
    subject   VARCHAR(200) NOT NULL,
    issued_at BIGINT       NOT NULL,
    due_at    BIGINT       NOT NULL,
    cents     BIGINT       NOT NULL,
    currency  VARCHAR(3)   NOT NULL,
    state     VARCHAR(8)   NOT NULL,
    CONSTRAINT sc_invoice_number UNIQUE (number)
);
CREATE INDEX sc_invoice_by_customer ON sc_invoice (customer, issued_at);
-- For the months of a report.
CREATE INDEX sc_ticket_by_raise ON sc_ticket (customer, raised_at);
