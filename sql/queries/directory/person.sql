SELECT id, title, first_name, last_name, email, phone, locale, account_id, account_state, invited_until, last_login
FROM cm_contact
WHERE id = ?
