-- Who competes for the same attempts is one next hop. A claim asks queue_next_hop which of them are due and takes a few rows of each, so that
-- a million rows for one destination cost the others nothing.
ALTER TABLE queue_message
    ADD COLUMN delay_noticed BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the sender was told that it takes longer',
    ADD KEY reverse_path (reverse_path(100));

ALTER TABLE queue_recipient
    MODIFY destination VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'domain of recipient',
    ADD COLUMN next_hop VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT '@local, or the destination'
        AFTER destination,
    DROP KEY due,
    DROP KEY destination,
    ADD KEY due (spool, next_hop, state, next_attempt),
    ADD KEY lease (spool, lease_owner),
    ADD KEY destination (destination),
    ADD KEY recipient (recipient(100));

UPDATE queue_recipient SET next_hop = IF(transport = 'LOCAL', '@local', destination);

CREATE TABLE queue_next_hop (
    spool    VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    next_hop VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    due      DATETIME(6)  NOT NULL COMMENT 'no row of it needs a claim before',
    PRIMARY KEY (spool, next_hop),
    KEY due (spool, due)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
    COMMENT 'a hint, mended from queue_recipient every few minutes';

INSERT INTO queue_next_hop (spool, next_hop, due)
SELECT spool, next_hop, MIN(next_attempt) FROM queue_recipient WHERE state IN ('INCOMING', 'DEFERRED') GROUP BY spool, next_hop;
