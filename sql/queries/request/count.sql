SELECT COUNT(*)
FROM (SELECT id
      FROM cm_request
      WHERE state = ?
      LIMIT ?) n
