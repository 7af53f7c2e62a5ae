-- invoice/named
SELECT id FROM sc_invoice WHERE number = ?
