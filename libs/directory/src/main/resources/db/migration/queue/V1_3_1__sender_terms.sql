-- What the sender asked for with MAIL and RCPT (RFC 3461, 3030, 8689, 4865). Every column has the value of a sender who
-- asked for nothing.
ALTER TABLE queue_message
    ADD COLUMN ret         ENUM ('FULL', 'HDRS') NULL COMMENT 'how much a report returns; null leaves it to us',
    ADD COLUMN envid       VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'decoded',
    ADD COLUMN body_type   ENUM ('7BIT', '8BITMIME', 'BINARYMIME') NOT NULL DEFAULT '7BIT',
    ADD COLUMN require_tls ENUM ('POLICY', 'YES', 'NO') NOT NULL DEFAULT 'POLICY' COMMENT 'REQUIRETLS, or TLS-Required: No',
    ADD COLUMN hold_until  DATETIME(6) NULL COMMENT 'no attempt before';

ALTER TABLE queue_recipient
    ADD COLUMN notify VARCHAR(21) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'NEVER or a list; null was not said',
    ADD COLUMN orcpt  VARCHAR(500) NULL COMMENT 'type;address, decoded';
