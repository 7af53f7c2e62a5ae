-- A request that is sent again may say nothing to the question; its reason is an older one then. Of those that were sent again
-- before nobody knows it, and a reason is what all of them have.
ALTER TABLE cm_request ADD COLUMN answered INTEGER NOT NULL DEFAULT 0 CHECK (answered IN (0, 1));
