-- The same, beginning with those of whom a word begins as asked for.
SELECT m.customer_id, m.sort_key, m.contact_id
FROM (SELECT DISTINCT w.sort_key, w.contact_id
      FROM cm_membership_word w
      WHERE w.customer_id = ? AND w.word >= ? AND w.word < ?) f
LEFT JOIN cm_membership m ON m.customer_id = ? AND m.sort_key = f.sort_key AND m.contact_id = f.contact_id
