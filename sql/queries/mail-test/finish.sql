UPDATE cm_mail_test
SET finished_at = ?, outcome = ?, answer = ?, offers = ?, transcript = ?
WHERE account_id = ? AND asked_at = ?
