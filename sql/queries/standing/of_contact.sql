-- Where somebody stands in each of his customers: as it is noted, and as it is. The numbers are explained in 0016_list_orders.sql.
SELECT m.customer_id, m.standing, m.invited_until,
       CASE WHEN m.status = 1 THEN 6 WHEN m.portal_user = 0 THEN 5 WHEN c.account_state = 0 THEN 4 WHEN c.account_state = 3 THEN 3
            WHEN c.account_state < 3 THEN 2 WHEN c.last_login = 0 THEN 1 ELSE 0 END,
       CASE WHEN m.status = 0 AND m.portal_user = 1 AND c.account_state = 1 THEN c.invited_until ELSE 0 END
FROM cm_contact c
JOIN cm_membership m ON m.contact_id = c.id
WHERE c.id = ?
