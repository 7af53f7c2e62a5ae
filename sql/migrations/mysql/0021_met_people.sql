-- met: a decision may write over other values than stood there at the moment of the request: as it met the people. Of requests that were
-- decided before nobody kept it.
ALTER TABLE cm_request_person ADD COLUMN met INTEGER NOT NULL DEFAULT 0 CHECK (met IN (0, 1));

ALTER TABLE cm_request_person DROP PRIMARY KEY, ADD PRIMARY KEY (request_id, met, contact_id, ref);
