-- Keeps the copies of a person's sort key; moves his row in the order of every customer.
UPDATE cm_membership
SET sort_key = ?
WHERE contact_id = ? AND sort_key <> ?
