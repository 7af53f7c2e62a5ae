-- setting/store
INSERT INTO sc_setting (plugin, name, value) VALUES (?, ?, ?)
