-- Who had asked for a request, and why, before it was returned and sent again. version: that of the request when it was.
CREATE TABLE cm_request_submission (
    request_id        BIGINT NOT NULL,
    version           BIGINT NOT NULL,
    requester_id      BIGINT NOT NULL,
    requester_account BIGINT NOT NULL,
    requester_name    VARCHAR(1700) NOT NULL,
    reason            VARCHAR(4000) NOT NULL,
    submitted_at      BIGINT NOT NULL,
    PRIMARY KEY (request_id, version),
    CONSTRAINT cm_request_submission_request FOREIGN KEY (request_id) REFERENCES cm_request (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
