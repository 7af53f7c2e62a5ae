-- A new address whose person has confirmed it is in effect like everything else; from now on the line is told so at that moment.
UPDATE cm_request_line
SET outcome = 'implemented'
WHERE outcome = 'link-sent' AND kind = 'change-email'
  AND value = (SELECT c.email FROM cm_contact c WHERE c.id = cm_request_line.contact_id);
