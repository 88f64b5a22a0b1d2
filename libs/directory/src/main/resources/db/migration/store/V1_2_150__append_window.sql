-- Uploads are answered when their octets are durable, and get their rows a moment later (ADR 13).
ALTER TABLE folder
    ADD COLUMN reserved_uid INT UNSIGNED NOT NULL DEFAULT 0
        COMMENT 'UIDs below are given, or promised to an append_window: nobody else gives them';

CREATE TABLE append_window (
    id             BIGINT       NOT NULL PRIMARY KEY COMMENT 'in the notes of the messages that were uploaded',
    folder_id      BIGINT       NOT NULL,
    next_uid       INT UNSIGNED NOT NULL COMMENT 'messages from here on may have a note and no rows',
    end_uid        INT UNSIGNED NOT NULL,
    segment        BIGINT       NOT NULL COMMENT 'where the notes begin',
    segment_offset BIGINT       NOT NULL,
    UNIQUE KEY (folder_id),
    FOREIGN KEY (folder_id) REFERENCES folder (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
