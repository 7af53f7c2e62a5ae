-- setting/all
SELECT plugin, name, value FROM sc_setting
