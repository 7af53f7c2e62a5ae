DELETE FROM cm_role_word
