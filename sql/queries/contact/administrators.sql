-- Who holds one of the delegating roles and can act; UNION ALL puts them together. account_state 4: he has set a password.
SELECT role, contact_id
FROM (SELECT g.role AS role, g.contact_id AS contact_id
      FROM cm_grant g
      CROSS JOIN cm_membership m ON m.contact_id = g.contact_id AND m.customer_id = g.customer_id
      JOIN cm_contact c ON c.id = g.contact_id
      WHERE g.customer_id = ? AND g.role = ? AND m.status = 0 AND m.portal_user = 1 AND c.account_state = 4
      LIMIT ?) administrators
