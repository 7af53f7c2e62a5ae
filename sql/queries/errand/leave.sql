UPDATE cm_errand
SET state = 'done', message = '', last_answer = ''
WHERE id = ? AND state = 'parked'
