-- Whose link has run out, counted no further than the limit.
SELECT COUNT(*)
FROM (SELECT 1
      FROM cm_membership
      WHERE customer_id = ? AND standing = 2 AND invited_until <= ?
      LIMIT ?) late
