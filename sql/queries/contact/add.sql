INSERT INTO cm_contact (title, first_name, last_name, email, email_skeleton, phone, locale, sort_key, search_text,
                        account_id, account_state, invited_until, last_login)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, 0, 0, 0)
