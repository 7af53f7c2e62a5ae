-- What the author of a line saw in the live data, and when he wrote it; 0: nobody noted it.
ALTER TABLE cm_draft_line ADD COLUMN written_at BIGINT NOT NULL DEFAULT 0;

ALTER TABLE cm_draft_line ADD COLUMN seen VARCHAR(1000) NOT NULL DEFAULT '';

-- History of one person: the requests that touched him, and the entries about them.
CREATE INDEX cm_request_person_of_contact ON cm_request_person (contact_id, request_id);

CREATE INDEX cm_audit_of_object ON cm_audit (customer_id, object, number);

CREATE INDEX cm_customer_pays_for ON cm_customer (pays_for_id, sort_key);

-- Without the many that have no parent, whose number would make the planner avoid the index.
CREATE INDEX cm_customer_parent ON cm_customer (parent_id, sort_key) WHERE parent_id IS NOT NULL;
