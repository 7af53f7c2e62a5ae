INSERT INTO cm_customer_word (word, customer_id)
VALUES (?, ?)
