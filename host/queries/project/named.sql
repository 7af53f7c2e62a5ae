-- project/named
SELECT id FROM sc_project WHERE customer = ? AND name = ?
