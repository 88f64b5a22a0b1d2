-- Times are UTC. The null reverse path is the empty string.
CREATE TABLE queue_message (
    qid            VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    spool          VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the spool folder that has the bytes',
    segment        BIGINT        NOT NULL,
    position       BIGINT        NOT NULL,
    length         BIGINT        NOT NULL,
    origin         ENUM ('INBOUND', 'SUBMISSION', 'BOUNCE') NOT NULL,
    reverse_path   VARCHAR(1000) NOT NULL,
    client_address VARCHAR(45) CHARACTER SET ascii NOT NULL,
    login          VARCHAR(1000) NULL COMMENT 'authenticated mailbox of a submission',
    smtp_utf8      BOOLEAN       NOT NULL,
    arrived        DATETIME(6)   NOT NULL,
    PRIMARY KEY (qid),
    KEY segment (spool, segment)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE queue_recipient (
    qid          VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    seq          INT           NOT NULL,
    spool        VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    recipient    VARCHAR(1000) NOT NULL COMMENT 'after aliases',
    original     VARCHAR(1000) NOT NULL COMMENT 'as in RCPT',
    destination  VARCHAR(255)  NOT NULL COMMENT 'domain of recipient',
    transport    ENUM ('LOCAL', 'REMOTE') NOT NULL,
    state        ENUM ('INCOMING', 'ACTIVE', 'DEFERRED', 'HOLD') NOT NULL,
    attempts     INT           NOT NULL DEFAULT 0,
    next_attempt DATETIME(6)   NOT NULL,
    lease_owner  VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    lease_until  DATETIME(6)   NULL,
    last_reply   VARCHAR(1000) NULL COMMENT 'of the last attempt',
    PRIMARY KEY (qid, seq),
    KEY due (spool, state, next_attempt),
    KEY destination (destination, state)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
