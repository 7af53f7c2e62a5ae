INSERT INTO cm_role_word (role, locale, label, description)
VALUES (?, ?, ?, ?)
