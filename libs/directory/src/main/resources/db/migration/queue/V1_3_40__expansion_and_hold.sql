-- EXPANSION is no delivery: it tells the sender that an address was sent on to several (RFC 3461 5.2.7.2).
ALTER TABLE queue_recipient
    MODIFY transport ENUM ('LOCAL', 'REMOTE', 'FORWARD', 'RELAY', 'LEARN_HAM', 'LEARN_SPAM', 'EXPANSION') NOT NULL;

-- As reports repeat it (RFC 4865, Future-Release-Request).
ALTER TABLE queue_message
    ADD COLUMN hold_request VARCHAR(50) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'for;seconds or until;date-time';
