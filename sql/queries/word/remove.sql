DELETE FROM cm_membership_word
WHERE contact_id = ? AND customer_id = ?
