INSERT INTO cm_list_view (account_id, customer_id, arranged)
VALUES (?, ?, ?)
