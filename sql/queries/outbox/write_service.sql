REPLACE INTO cm_mail_service (id, paused_since, paused_until, pauses, reason, free_at) VALUES (1, ?, ?, ?, ?, ?)
