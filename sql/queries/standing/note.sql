UPDATE cm_membership
SET standing = ?, invited_until = ?
WHERE contact_id = ? AND customer_id = ?
