-- plugin/forget
DELETE FROM sc_plugin WHERE id = ?
