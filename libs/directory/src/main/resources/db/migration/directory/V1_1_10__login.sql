-- How mailboxes log in, from where, as whom they send and when TLS is a must. The names are mailcow's. Everything
-- hangs on the mailbox's id: an address given to somebody new inherits no password, grant or network.

-- scram_keys: SCRAM-SHA-256 keys made from the same password as password_hash; they carry a digest of that hash and
-- count only while it is unchanged (see org.mailherd.directory.scram.StoredScramKeys).
ALTER TABLE mailbox
    ADD COLUMN dav_access      boolean      NOT NULL DEFAULT TRUE,
    ADD COLUMN force_pw_update boolean      NOT NULL DEFAULT FALSE,
    ADD COLUMN tls_enforce_in  boolean      NOT NULL DEFAULT FALSE,
    ADD COLUMN tls_enforce_out boolean      NOT NULL DEFAULT FALSE,
    ADD COLUMN scram_keys      varchar(400) CHARACTER SET ascii NOT NULL DEFAULT '',
    ADD KEY mailbox_tls_enforce_in (tls_enforce_in);

-- A password for some protocols only. It works whatever force_pw_update says, but never where the mailbox's own
-- switch for the protocol is off.
CREATE TABLE app_passwd (
    id            bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    mailbox_id    bigint       NOT NULL,
    name          varchar(255) NOT NULL,
    password_hash varchar(255) NOT NULL,
    scram_keys    varchar(400) CHARACTER SET ascii NOT NULL DEFAULT '',
    smtp_access   boolean      NOT NULL DEFAULT TRUE,
    imap_access   boolean      NOT NULL DEFAULT TRUE,
    pop3_access   boolean      NOT NULL DEFAULT TRUE,
    sieve_access  boolean      NOT NULL DEFAULT TRUE,
    dav_access    boolean      NOT NULL DEFAULT TRUE,
    active        boolean      NOT NULL DEFAULT TRUE,
    created       datetime(3)  NOT NULL DEFAULT current_timestamp(3),
    modified      datetime(3)  NULL ON UPDATE current_timestamp(3),
    KEY app_passwd_mailbox (mailbox_id),
    CONSTRAINT app_passwd_of_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- mailcow's sender_acl; mailbox_id is its logged_in_as. send_as: an address, @domain, or * for everybody.
CREATE TABLE sender_acl (
    id         bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    mailbox_id bigint       NOT NULL,
    send_as    varchar(320) NOT NULL,
    external   boolean      NOT NULL DEFAULT FALSE,
    UNIQUE KEY sender_acl_grant (mailbox_id, send_as),
    CONSTRAINT sender_acl_of_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Networks a mailbox may log in from. None for a protocol (nor for 'all'): from everywhere.
CREATE TABLE allowed_network (
    id         bigint      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    mailbox_id bigint      NOT NULL,
    protocol   enum ('all', 'smtp', 'imap', 'pop3', 'sieve', 'dav') NOT NULL DEFAULT 'all',
    network    varchar(43) CHARACTER SET ascii NOT NULL,
    UNIQUE KEY allowed_network_once (mailbox_id, protocol, network),
    CONSTRAINT allowed_network_of_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- 32 random octets from which the SCRAM salt of every name is made, existing or not.
CREATE TABLE login_secret (
    id     tinyint    NOT NULL PRIMARY KEY,
    secret binary(32) NOT NULL
) ENGINE = InnoDB;
