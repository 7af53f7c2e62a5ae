INSERT INTO cm_reset_wish (email, at)
VALUES (?, ?)
