SELECT account_id, customer_id, caller
FROM cm_caller
