-- One row per step of a message's way, written off the hot path and kept some weeks: narrow, and
-- clustered by time, so that new rows go to the end and old ones leave from the front.
-- id: milliseconds since 1970 << 21 | writer (10 bits) << 11 | counter (11 bits).
-- SELECT FROM_UNIXTIME((id >> 21) / 1000), e.* FROM mail_event e WHERE qid = '...' ORDER BY id;
CREATE TABLE mail_event (
    id         BIGINT       NOT NULL,
    kind       ENUM ('CONNECTED', 'AUTHENTICATED', 'REFUSED', 'ACCEPTED', 'SCANNED', 'EXPANDED', 'QUEUED', 'ATTEMPTED',
                     'DELIVERED', 'DEFERRED', 'BOUNCED', 'EXPIRED', 'DELAYED', 'REPORTED', 'SUPPRESSED', 'DISCARDED',
                     'HELD', 'RELEASED', 'FLUSHED', 'REQUEUED', 'DELETED') NOT NULL,
    service    VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    qid        VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'none before a message was accepted',
    related    VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'report, forwarded or requeued copy, or where this one comes from',
    message_id VARCHAR(255) NULL,
    peer       VARCHAR(255) NULL COMMENT 'client, or the host that was tried',
    sender     VARCHAR(320) NULL COMMENT 'lower case; <> for the null path',
    recipient  VARCHAR(320) NULL COMMENT 'lower case',
    status     VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'RFC 3463',
    detail     VARCHAR(1000) NULL COMMENT 'answer, reason, scores',
    PRIMARY KEY (id),
    KEY qid (qid),
    KEY message_id (message_id),
    KEY sender (sender),
    KEY recipient (recipient)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
