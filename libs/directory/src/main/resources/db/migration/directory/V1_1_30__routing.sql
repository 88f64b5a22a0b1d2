-- Where mail leaves to. Names of tables and columns as in mailcow where mailcow has them.
-- hostname and nexthop: [host]:port is that host, host:port its mail exchangers; smtps: before it is TLS at once.
-- Passwords must be readable to be sent, so they are stored as they are; the database and its backups hold them.

CREATE TABLE relayhosts (
    id          bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    hostname    varchar(300) NOT NULL,
    username    varchar(255) NOT NULL DEFAULT '',
    password    varchar(255) NOT NULL DEFAULT '',
    clear_login boolean      NOT NULL DEFAULT FALSE COMMENT 'may log in without TLS',
    active      boolean      NOT NULL DEFAULT TRUE,
    created     datetime(3)  NOT NULL DEFAULT current_timestamp(3),
    modified    datetime(3)  NULL ON UPDATE current_timestamp(3)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- destination: user@domain, domain, .domain (all below it) or *; with is_mx_based a regular expression for the name of
-- a mail exchanger.
CREATE TABLE transports (
    id          bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    destination varchar(320) NOT NULL,
    nexthop     varchar(300) NOT NULL,
    username    varchar(255) NOT NULL DEFAULT '',
    password    varchar(255) NOT NULL DEFAULT '',
    clear_login boolean      NOT NULL DEFAULT FALSE COMMENT 'may log in without TLS',
    is_mx_based boolean      NOT NULL DEFAULT FALSE,
    active      boolean      NOT NULL DEFAULT TRUE,
    created     datetime(3)  NOT NULL DEFAULT current_timestamp(3),
    modified    datetime(3)  NULL ON UPDATE current_timestamp(3),
    KEY transports_destination (destination)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- dest: the next hop, that is the recipient's domain, .domain for all below it, or what relayhosts and transports name.
CREATE TABLE tls_policy_override (
    id         bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    dest       varchar(300) NOT NULL,
    policy     enum ('none', 'may', 'encrypt', 'dane', 'dane-only', 'fingerprint', 'verify', 'secure') NOT NULL,
    parameters varchar(2000) NOT NULL DEFAULT '' COMMENT 'match=a:b protocols=>=TLSv1.3',
    active     boolean      NOT NULL DEFAULT TRUE,
    created    datetime(3)  NOT NULL DEFAULT current_timestamp(3),
    modified   datetime(3)  NULL ON UPDATE current_timestamp(3),
    UNIQUE KEY tls_policy_override_dest (dest)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- As whom mail of a domain leaves; empty is the server's own.
CREATE TABLE sender_identity (
    domain    varchar(255) CHARACTER SET ascii NOT NULL PRIMARY KEY,
    source_v4 varchar(15)  CHARACTER SET ascii NOT NULL DEFAULT '',
    source_v6 varchar(45)  CHARACTER SET ascii NOT NULL DEFAULT '',
    helo_name varchar(255) CHARACTER SET ascii NOT NULL DEFAULT '',
    active    boolean      NOT NULL DEFAULT TRUE,
    created   datetime(3)  NOT NULL DEFAULT current_timestamp(3),
    modified  datetime(3)  NULL ON UPDATE current_timestamp(3)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

ALTER TABLE domain
    ADD COLUMN relayhost bigint NULL COMMENT 'for mail from this domain',
    ADD COLUMN nexthop varchar(300) NOT NULL DEFAULT '' COMMENT 'for mail to it, if it is relayed; empty is its MX',
    ADD CONSTRAINT domain_relayhost FOREIGN KEY (relayhost) REFERENCES relayhosts (id) ON DELETE SET NULL;

ALTER TABLE mailbox
    ADD COLUMN relayhost bigint NULL COMMENT 'for mail from this mailbox, before that of its domain',
    ADD CONSTRAINT mailbox_relayhost FOREIGN KEY (relayhost) REFERENCES relayhosts (id) ON DELETE SET NULL;
