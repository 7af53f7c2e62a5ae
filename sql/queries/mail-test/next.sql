SELECT account_id, address, name, locale, asked_at, finished_at, outcome, answer, offers, transcript
FROM cm_mail_test
WHERE finished_at = 0 AND taken_at < ?
ORDER BY asked_at
LIMIT 1
