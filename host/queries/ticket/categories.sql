-- ticket/categories
SELECT DISTINCT category FROM sc_ticket ORDER BY category
