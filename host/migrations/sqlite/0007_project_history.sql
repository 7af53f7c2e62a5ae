-- closed_at: 0 while the project is open. Who is in closed projects only is tied to none.
ALTER TABLE sc_project ADD COLUMN closed_at BIGINT NOT NULL DEFAULT 0;
-- Who did what to a project, and to whom. act: put-on, taken-off, renamed, closed, reopened. text: of a renaming, the name before.
CREATE TABLE sc_project_event (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id BIGINT       NOT NULL,
    act        VARCHAR(16)  NOT NULL,
    contact    VARCHAR(40)  NOT NULL,
    text       VARCHAR(200) NOT NULL,
    by_id      BIGINT,
    at         BIGINT       NOT NULL,
    CONSTRAINT sc_project_event_project FOREIGN KEY (project_id) REFERENCES sc_project (id),
    CONSTRAINT sc_project_event_by FOREIGN KEY (by_id) REFERENCES sc_account (id)
);
CREATE INDEX sc_project_event_by_project ON sc_project_event (project_id, id);
