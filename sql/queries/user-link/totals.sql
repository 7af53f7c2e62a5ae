SELECT (SELECT COUNT(*) FROM cm_user_link WHERE state IN ('waiting', 'leased')),
       (SELECT COUNT(*) FROM cm_user_link WHERE state = 'parked'),
       COALESCE((SELECT MIN(o.wanted_at) FROM cm_user_link o WHERE o.state IN ('waiting', 'leased')), 0)
