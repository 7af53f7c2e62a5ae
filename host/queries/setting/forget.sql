-- setting/forget
DELETE FROM sc_setting WHERE plugin = ? AND name = ?
