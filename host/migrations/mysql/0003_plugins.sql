CREATE TABLE sc_plugin (
    id       VARCHAR(60) NOT NULL PRIMARY KEY,
    enabled  BIGINT      NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE TABLE sc_setting (
    plugin  VARCHAR(60)   NOT NULL,
    name    VARCHAR(120)  NOT NULL,
    value   VARCHAR(4000) NOT NULL,
    PRIMARY KEY (plugin, name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
