-- How many memberships there are in the customers that a word finds.
SELECT COALESCE(SUM(contacts), 0)
FROM (SELECT DISTINCT cu.id, cu.contacts
      FROM cm_customer_word w
      JOIN cm_customer cu ON cu.id = w.customer_id
      WHERE w.word >= ? AND w.word < ?) found
