-- must_change: the session of this account can do nothing but set a password. password_until: 0 is no end.
ALTER TABLE sc_account ADD COLUMN must_change BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sc_account ADD COLUMN password_until BIGINT NOT NULL DEFAULT 0;
