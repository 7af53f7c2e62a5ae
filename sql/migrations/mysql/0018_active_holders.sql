-- Of a role's holders those who are deactivated: rules do not count them, nor does the head of the list.
ALTER TABLE cm_role_holder ADD COLUMN deactivated BIGINT NOT NULL DEFAULT 0 CHECK (deactivated >= 0);

UPDATE cm_role_holder
SET deactivated = (SELECT count(*)
                   FROM cm_grant g
                   JOIN cm_membership m ON m.contact_id = g.contact_id AND m.customer_id = g.customer_id
                   WHERE g.customer_id = cm_role_holder.customer_id AND g.role = cm_role_holder.role AND m.status = 1);
