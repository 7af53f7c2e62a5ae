-- How many customers a word finds, counted no further than it matters.
SELECT COUNT(*)
FROM (SELECT customer_id FROM cm_customer_word WHERE word >= ? AND word < ? LIMIT ?) w
