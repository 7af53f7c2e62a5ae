SELECT role, locale, label, description
FROM cm_role_word
