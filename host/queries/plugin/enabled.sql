-- plugin/enabled
SELECT enabled FROM sc_plugin WHERE id = ?
