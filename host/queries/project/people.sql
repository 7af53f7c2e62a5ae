-- project/people
SELECT contact FROM sc_project_person WHERE project_id = ? ORDER BY added_at, contact
