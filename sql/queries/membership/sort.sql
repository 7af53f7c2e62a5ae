-- Keeps the copies of a person's sort key and address; moves his row in the order of every customer.
UPDATE cm_membership
SET sort_key = ?, email = ?
WHERE contact_id = ? AND (sort_key <> ? OR email <> ?)
