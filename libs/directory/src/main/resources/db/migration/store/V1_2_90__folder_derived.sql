-- What was worked out of the rows of a large folder, packed, so that a server that was just started need not read them all.
-- Whatever is here may be deleted at any time. No foreign key: writing here must not lock the folder's row.
CREATE TABLE folder_derived (
    folder_id BIGINT     NOT NULL,
    kind      TINYINT    NOT NULL COMMENT '0 snapshot, 1 sizes and dates, 2 header texts',
    part      BIGINT     NOT NULL COMMENT 'of columns: UIDs from 1024 times this',
    content   MEDIUMBLOB NOT NULL,
    PRIMARY KEY (folder_id, kind, part)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
