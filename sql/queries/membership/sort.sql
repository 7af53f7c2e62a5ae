-- Keeps the copies of what a contact is sorted by; moves his row in the order of every customer.
UPDATE cm_membership
SET sort_key = ?, email = ?, title = ?, phone = ?, locale = ?
WHERE contact_id = ? AND (sort_key <> ? OR email <> ? OR title <> ? OR phone <> ? OR locale <> ?)
