SELECT COUNT(*)
FROM (SELECT 1 FROM cm_outbox WHERE address = ? AND sent_at > ? AND token <> 0 LIMIT ?) links
