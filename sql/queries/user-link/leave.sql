-- A user that we made stays a row without a person until nobody gets in with it.
UPDATE cm_user_link
SET contact_id = NULL, password = '', version = version + 1, wanted_at = ?, due_at = ?, attempts = 0, state = 'waiting',
    lease_token = ''
WHERE contact_id = ? AND ours = 1 AND remote_id IS NOT NULL
