DELETE FROM cm_list_view
WHERE account_id = ? AND customer_id = ?
