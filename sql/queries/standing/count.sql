UPDATE cm_standing
SET people = people + ?
WHERE customer_id = ? AND standing = ?
