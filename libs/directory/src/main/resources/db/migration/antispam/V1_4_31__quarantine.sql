-- Mail that was refused or marked, kept for one mailbox. body is zstd of the message as it came.
-- state: released ones stay until their time is over, so that a second release delivers nothing.
CREATE TABLE quarantine_item (
    id          bigint        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    mailbox_id  bigint        NOT NULL,
    digest      binary(32)    NOT NULL COMMENT 'SHA-256 of the message: a sender that tries again adds nothing',
    qid         varchar(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sender      varchar(320)  NOT NULL,
    subject     varchar(500)  NOT NULL,
    message_id  varchar(255)  NOT NULL,
    client      varchar(45)   CHARACTER SET ascii NOT NULL,
    action      varchar(20)   CHARACTER SET ascii NOT NULL,
    score       double        NOT NULL,
    symbols     text          NOT NULL COMMENT 'JSON: what was found and why it counts',
    size        int           NOT NULL COMMENT 'octets, not compressed',
    body        mediumblob    NOT NULL,
    state       enum ('kept', 'releasing', 'released') NOT NULL DEFAULT 'kept',
    state_since datetime(3)   NOT NULL,
    created     datetime(3)   NOT NULL,
    UNIQUE KEY quarantine_item_once (mailbox_id, digest),
    KEY quarantine_item_created (created),
    CONSTRAINT quarantine_item_of_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- What was judged of each message for each recipient, and why; written off the hot path, kept some weeks.
CREATE TABLE verdict (
    id         bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    qid        varchar(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    message_id varchar(255) NOT NULL,
    recipient  varchar(320) NOT NULL COMMENT 'as in RCPT',
    address    varchar(320) NOT NULL COMMENT 'mailbox behind it, or where an alias forwards to',
    action     varchar(20)  CHARACTER SET ascii NOT NULL,
    score      double       NOT NULL,
    required   double       NOT NULL COMMENT 'score from which it would be refused',
    symbols    text         NOT NULL COMMENT 'JSON: name, score, what was seen, why it counts',
    created    datetime(3)  NOT NULL,
    KEY verdict_qid (qid),
    KEY verdict_message_id (message_id),
    KEY verdict_created (created)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
