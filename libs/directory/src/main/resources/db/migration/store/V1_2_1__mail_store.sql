-- Folders and messages. Only libs/mail-store reads or writes these tables.
-- Instants are milliseconds since 1970 UTC: no session time zone can bend them.

-- One row a mailbox: what it holds, and the lock for changes of its folder list.
CREATE TABLE mailbox_state (
    mailbox_id   BIGINT       NOT NULL PRIMARY KEY,
    bytes        BIGINT       NOT NULL DEFAULT 0,
    messages     BIGINT       NOT NULL DEFAULT 0,
    uid_validity INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'last one given to a folder of this mailbox'
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- utf8mb4_nopad_bin: names differ by case and by a blank at their end.
CREATE TABLE folder (
    id             BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    mailbox_id     BIGINT       NOT NULL,
    name           VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    special_use    VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    uid_validity   INT UNSIGNED NOT NULL,
    uid_next       INT UNSIGNED NOT NULL DEFAULT 1,
    recent_uid     INT UNSIGNED NOT NULL DEFAULT 1 COMMENT 'from here on no session was told of the messages',
    highest_modseq BIGINT       NOT NULL DEFAULT 1,
    log_start      BIGINT       NOT NULL DEFAULT 0 COMMENT 'expunges after this modseq are all in table expunged',
    bytes          BIGINT       NOT NULL DEFAULT 0,
    UNIQUE KEY (mailbox_id, name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE subscription (
    mailbox_id BIGINT       NOT NULL,
    name       VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    PRIMARY KEY (mailbox_id, name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Which bit (8 to 63) of message.flags stands for which keyword; names differ regardless of case.
CREATE TABLE folder_keyword (
    folder_id BIGINT           NOT NULL,
    bit       TINYINT UNSIGNED NOT NULL,
    name      VARCHAR(100)     CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    PRIMARY KEY (folder_id, bit),
    CONSTRAINT folder_keyword_folder FOREIGN KEY (folder_id) REFERENCES folder (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- What is read of a message once, when it arrives, and where its octets are; never changed but by compaction.
CREATE TABLE email (
    id             BIGINT          NOT NULL PRIMARY KEY,
    thread_id      BIGINT          NOT NULL,
    segment        BIGINT          NOT NULL,
    segment_offset BIGINT          NOT NULL,
    stored_length  BIGINT          NOT NULL COMMENT 'compressed',
    blob_size      BIGINT          NOT NULL COMMENT 'not compressed, without trace',
    trace          VARBINARY(4096) NOT NULL COMMENT 'header lines of this delivery alone, before the blob',
    sent_at        BIGINT          NULL,
    has_attachment BOOLEAN         NOT NULL,
    preview        VARCHAR(256)    NOT NULL,
    envelope       MEDIUMBLOB      NOT NULL,
    structure      MEDIUMBLOB      NOT NULL,
    KEY segment (segment, segment_offset, stored_length)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- A message in a folder: narrow, so that a folder is read from end to end quickly.
CREATE TABLE message (
    folder_id     BIGINT       NOT NULL,
    uid           INT UNSIGNED NOT NULL,
    modseq        BIGINT       NOT NULL,
    flags         BIGINT       NOT NULL,
    email_id      BIGINT       NOT NULL,
    size          BIGINT       NOT NULL,
    internal_date BIGINT       NOT NULL,
    save_date     BIGINT       NOT NULL,
    PRIMARY KEY (folder_id, uid),
    KEY (folder_id, modseq),
    KEY (email_id),
    CONSTRAINT message_folder FOREIGN KEY (folder_id) REFERENCES folder (id),
    CONSTRAINT message_email FOREIGN KEY (email_id) REFERENCES email (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Ranges of UIDs removed at a modseq, for VANISHED (RFC 7162) and for other nodes.
CREATE TABLE expunged (
    folder_id BIGINT       NOT NULL,
    modseq    BIGINT       NOT NULL,
    first_uid INT UNSIGNED NOT NULL,
    last_uid  INT UNSIGNED NOT NULL,
    PRIMARY KEY (folder_id, modseq, first_uid),
    CONSTRAINT expunged_folder FOREIGN KEY (folder_id) REFERENCES folder (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Message-IDs (the first 64 bits of their SHA-256) a mailbox has seen, and the thread each belongs to.
CREATE TABLE thread_reference (
    mailbox_id BIGINT NOT NULL,
    reference  BIGINT NOT NULL,
    thread_id  BIGINT NOT NULL,
    PRIMARY KEY (mailbox_id, reference)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
