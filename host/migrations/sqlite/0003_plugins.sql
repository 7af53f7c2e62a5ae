CREATE TABLE sc_plugin (
    id       VARCHAR(60) NOT NULL PRIMARY KEY,
    enabled  BIGINT      NOT NULL
);
CREATE TABLE sc_setting (
    plugin  VARCHAR(60)   NOT NULL,
    name    VARCHAR(120)  NOT NULL,
    value   VARCHAR(4000) NOT NULL,
    PRIMARY KEY (plugin, name)
);
