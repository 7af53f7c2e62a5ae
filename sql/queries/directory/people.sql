-- The page's people: SqlDirectoryStore puts the statement that picks them where PICK stands.
SELECT c.id, c.title, c.first_name, c.last_name, c.email, c.phone, c.locale, c.account_id, c.account_state, c.invited_until,
       c.last_login
FROM (PICK) p
JOIN cm_contact c ON c.id = p.id
ORDER BY c.sort_key, c.id
