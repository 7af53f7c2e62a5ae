-- One role of those asked for; UNION ALL puts them together. The limit is of each: enough of them, and all who are left out. CROSS JOIN keeps
-- SQLite from going through all active members instead of the few holders.
SELECT role, contact_id
FROM (SELECT g.role AS role, g.contact_id AS contact_id
      FROM cm_grant g
      CROSS JOIN cm_membership m ON m.contact_id = g.contact_id AND m.customer_id = g.customer_id
      WHERE g.customer_id = ? AND g.role = ? AND m.status = 0
      LIMIT ?) holders
