-- Rows are put in the order of time, so the first one waiting is the oldest.
SELECT (SELECT COUNT(*) FROM cm_errand WHERE state IN ('waiting', 'leased')),
       (SELECT COUNT(*) FROM cm_errand WHERE state = 'parked'),
       (SELECT o.created_at FROM cm_errand o WHERE o.state IN ('waiting', 'leased') ORDER BY o.id LIMIT 1)
