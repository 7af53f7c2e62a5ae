INSERT INTO cm_membership_word (customer_id, word, sort_key, contact_id)
VALUES (?, ?, ?, ?)
