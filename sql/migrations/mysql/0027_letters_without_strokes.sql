-- Letters that are no accented ones are found by the letters people type for them: the index of what was stored before gets the same
-- (core/text/SearchWords.cpp). No text gets longer by it.
UPDATE cm_contact
SET search_text = REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(search_text, 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ŧ', 't'), 'ı', 'i'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
WHERE INSTR(search_text, 'ø') > 0
   OR INSTR(search_text, 'ł') > 0
   OR INSTR(search_text, 'đ') > 0
   OR INSTR(search_text, 'ð') > 0
   OR INSTR(search_text, 'ħ') > 0
   OR INSTR(search_text, 'ŧ') > 0
   OR INSTR(search_text, 'ı') > 0
   OR INSTR(search_text, 'æ') > 0
   OR INSTR(search_text, 'œ') > 0
   OR INSTR(search_text, 'þ') > 0;

UPDATE cm_customer
SET search_text = REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(search_text, 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ŧ', 't'), 'ı', 'i'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
WHERE INSTR(search_text, 'ø') > 0
   OR INSTR(search_text, 'ł') > 0
   OR INSTR(search_text, 'đ') > 0
   OR INSTR(search_text, 'ð') > 0
   OR INSTR(search_text, 'ħ') > 0
   OR INSTR(search_text, 'ŧ') > 0
   OR INSTR(search_text, 'ı') > 0
   OR INSTR(search_text, 'æ') > 0
   OR INSTR(search_text, 'œ') > 0
   OR INSTR(search_text, 'þ') > 0;

UPDATE cm_membership
SET department_text = REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(department_text, 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ŧ', 't'), 'ı', 'i'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
WHERE INSTR(department_text, 'ø') > 0
   OR INSTR(department_text, 'ł') > 0
   OR INSTR(department_text, 'đ') > 0
   OR INSTR(department_text, 'ð') > 0
   OR INSTR(department_text, 'ħ') > 0
   OR INSTR(department_text, 'ŧ') > 0
   OR INSTR(department_text, 'ı') > 0
   OR INSTR(department_text, 'æ') > 0
   OR INSTR(department_text, 'œ') > 0
   OR INSTR(department_text, 'þ') > 0;

INSERT IGNORE INTO cm_customer_word (word, customer_id)
SELECT REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(word, 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ŧ', 't'), 'ı', 'i'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), customer_id
FROM cm_customer_word
WHERE INSTR(word, 'ø') > 0
   OR INSTR(word, 'ł') > 0
   OR INSTR(word, 'đ') > 0
   OR INSTR(word, 'ð') > 0
   OR INSTR(word, 'ħ') > 0
   OR INSTR(word, 'ŧ') > 0
   OR INSTR(word, 'ı') > 0
   OR INSTR(word, 'æ') > 0
   OR INSTR(word, 'œ') > 0
   OR INSTR(word, 'þ') > 0;

DELETE FROM cm_customer_word
WHERE INSTR(word, 'ø') > 0
   OR INSTR(word, 'ł') > 0
   OR INSTR(word, 'đ') > 0
   OR INSTR(word, 'ð') > 0
   OR INSTR(word, 'ħ') > 0
   OR INSTR(word, 'ŧ') > 0
   OR INSTR(word, 'ı') > 0
   OR INSTR(word, 'æ') > 0
   OR INSTR(word, 'œ') > 0
   OR INSTR(word, 'þ') > 0;

INSERT IGNORE INTO cm_membership_word (word, customer_id, sort_key, contact_id)
SELECT REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(word, 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ŧ', 't'), 'ı', 'i'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), customer_id, sort_key, contact_id
FROM cm_membership_word
WHERE INSTR(word, 'ø') > 0
   OR INSTR(word, 'ł') > 0
   OR INSTR(word, 'đ') > 0
   OR INSTR(word, 'ð') > 0
   OR INSTR(word, 'ħ') > 0
   OR INSTR(word, 'ŧ') > 0
   OR INSTR(word, 'ı') > 0
   OR INSTR(word, 'æ') > 0
   OR INSTR(word, 'œ') > 0
   OR INSTR(word, 'þ') > 0;

DELETE FROM cm_membership_word
WHERE INSTR(word, 'ø') > 0
   OR INSTR(word, 'ł') > 0
   OR INSTR(word, 'đ') > 0
   OR INSTR(word, 'ð') > 0
   OR INSTR(word, 'ħ') > 0
   OR INSTR(word, 'ŧ') > 0
   OR INSTR(word, 'ı') > 0
   OR INSTR(word, 'æ') > 0
   OR INSTR(word, 'œ') > 0
   OR INSTR(word, 'þ') > 0;
