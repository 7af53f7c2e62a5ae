UPDATE cm_mail_test SET taken_at = ? WHERE account_id = ? AND asked_at = ? AND finished_at = 0 AND taken_at < ?
