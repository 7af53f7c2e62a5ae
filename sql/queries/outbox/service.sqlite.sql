SELECT paused_since, paused_until, pauses, reason, free_at FROM cm_mail_service WHERE id = 1
