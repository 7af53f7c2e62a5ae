-- plugin/decide
INSERT INTO sc_plugin (id, enabled) VALUES (?, ?)
