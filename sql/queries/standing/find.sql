SELECT standing, people
FROM cm_standing
WHERE customer_id = ?
