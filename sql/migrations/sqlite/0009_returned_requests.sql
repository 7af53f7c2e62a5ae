-- A request that is returned and sent again keeps the question, and the lines as they were before: replaced_in is the
-- version of the request in which they were replaced, 0 while they stand.
ALTER TABLE cm_request ADD COLUMN question VARCHAR(4000) NOT NULL DEFAULT '' CHECK (length(question) <= 4000);

ALTER TABLE cm_request_line ADD COLUMN replaced_in BIGINT NOT NULL DEFAULT 0;
