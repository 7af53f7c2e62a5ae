CREATE TABLE sc_account (
    id             BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    email          VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    name           VARCHAR(200) NOT NULL,
    password_hash  VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    locale         VARCHAR(16)  NOT NULL DEFAULT 'en',
    time_zone      VARCHAR(64)  NOT NULL DEFAULT 'UTC',
    agent          BIGINT       NOT NULL DEFAULT 0,
    administrator  BIGINT       NOT NULL DEFAULT 0,
    disabled       BIGINT       NOT NULL DEFAULT 0,
    created_at     BIGINT       NOT NULL,
    last_login_at  BIGINT       NOT NULL DEFAULT 0,
    version        BIGINT       NOT NULL DEFAULT 1,
    CONSTRAINT sc_account_email UNIQUE (email)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
-- The key is SHA-256 of the cookie's value, in hexadecimal: reading this table opens no session.
CREATE TABLE sc_session (
    token_hash    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    account_id    BIGINT      NOT NULL,
    created_at    BIGINT      NOT NULL,
    last_used_at  BIGINT      NOT NULL,
    expires_at    BIGINT      NOT NULL,
    KEY sc_session_by_account (account_id),
    KEY sc_session_by_expiry (expires_at),
    CONSTRAINT sc_session_account FOREIGN KEY (account_id) REFERENCES sc_account (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
-- Failures per bucket ("pair:…", "address:…", "account:…"); no row is no failure.
CREATE TABLE sc_throttle (
    bucket         VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    failures       BIGINT      NOT NULL,
    last_at        BIGINT      NOT NULL,
    blocked_until  BIGINT      NOT NULL,
    KEY sc_throttle_by_time (last_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
