-- What the statistical filter has counted, copied out of Redis now and then, so that it is not lost with Redis.
-- version: of the tokens; scope: 'all', or a digest of the mailbox's address.
CREATE TABLE bayes_scope (
    version smallint     NOT NULL,
    scope   varchar(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    spam    bigint       NOT NULL COMMENT 'messages',
    ham     bigint       NOT NULL COMMENT 'messages',
    PRIMARY KEY (version, scope)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE bayes_shard (
    version smallint     NOT NULL,
    scope   varchar(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    shard   int          NOT NULL,
    tokens  mediumblob   NOT NULL COMMENT '16 octets each: number 8, spam 3, ham 3, day of the last lesson 2',
    PRIMARY KEY (version, scope, shard)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
