SELECT first_name, last_name, email
FROM cm_contact
WHERE id = ?
UNION
SELECT person_first_name, person_last_name, person_email
FROM cm_request_person
WHERE contact_id = ?
