-- For one role or several: SqlMembership repeats the last question mark.
UPDATE cm_role_holder
SET deactivated = deactivated + ?
WHERE customer_id = ? AND role IN (?)
