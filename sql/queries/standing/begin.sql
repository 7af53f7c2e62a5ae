INSERT INTO cm_standing (customer_id, standing, people)
VALUES (?, ?, 0)
