REPLACE INTO cm_mail_test (account_id, address, name, locale, asked_at, taken_at, finished_at, outcome, answer, offers,
                           transcript)
VALUES (?, ?, ?, ?, ?, 0, 0, '', '', '', '')
