-- The mailbox a POP3 session has for itself (RFC 1939 section 4). A process renews its rows; those of one that died end.
CREATE TABLE maildrop_lock (
    mailbox_id BIGINT NOT NULL PRIMARY KEY,
    process    BIGINT NOT NULL COMMENT 'random, one a process',
    token      BIGINT NOT NULL COMMENT 'which of the locks the process has taken',
    ends_at    BIGINT NOT NULL COMMENT 'seconds since 1970 by the clock of the database',
    KEY (process)
) ENGINE = InnoDB;
