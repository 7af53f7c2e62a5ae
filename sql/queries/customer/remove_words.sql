DELETE FROM cm_customer_word
WHERE customer_id = ?
