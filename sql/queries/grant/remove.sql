DELETE FROM cm_grant
WHERE customer_id = ? AND role = ? AND contact_id = ?
