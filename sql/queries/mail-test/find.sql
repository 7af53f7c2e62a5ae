SELECT account_id, address, name, locale, asked_at, finished_at, outcome, answer, offers, transcript
FROM cm_mail_test
WHERE account_id = ?
