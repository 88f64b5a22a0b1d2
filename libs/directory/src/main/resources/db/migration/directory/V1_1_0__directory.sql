-- Who may receive, send and administer. Addresses and domains are lower case, domains as A-labels (RFC 5890).
-- Quotas are in bytes; 0 is unlimited. active: 0 off, 1 on, 2 receives but may not log in.

CREATE TABLE domain (
    domain               varchar(255) CHARACTER SET ascii NOT NULL PRIMARY KEY,
    description          varchar(255) NOT NULL DEFAULT '',
    max_aliases          int          NOT NULL DEFAULT 400,
    max_mailboxes        int          NOT NULL DEFAULT 10,
    default_quota        bigint       NOT NULL DEFAULT 3221225472,
    max_mailbox_quota    bigint       NOT NULL DEFAULT 10737418240,
    quota                bigint       NOT NULL DEFAULT 10737418240,
    global_address_list  boolean      NOT NULL DEFAULT TRUE,
    backup_mx            boolean      NOT NULL DEFAULT FALSE,
    relay_all_recipients boolean      NOT NULL DEFAULT FALSE,
    relay_unknown_only   boolean      NOT NULL DEFAULT FALSE,
    active               boolean      NOT NULL DEFAULT TRUE,
    created              datetime(3)  NOT NULL DEFAULT current_timestamp(3),
    modified             datetime(3)  NULL ON UPDATE current_timestamp(3)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE alias_domain (
    alias_domain  varchar(255) CHARACTER SET ascii NOT NULL PRIMARY KEY,
    target_domain varchar(255) CHARACTER SET ascii NOT NULL,
    active        boolean      NOT NULL DEFAULT TRUE,
    created       datetime(3)  NOT NULL DEFAULT current_timestamp(3),
    modified      datetime(3)  NULL ON UPDATE current_timestamp(3),
    CONSTRAINT alias_domain_target FOREIGN KEY (target_domain) REFERENCES domain (domain)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The id, never the name, stands in the message tables: an address given to somebody new shows no old mail.
CREATE TABLE mailbox (
    id            bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    username      varchar(320) NOT NULL,
    local_part    varchar(64)  NOT NULL,
    domain        varchar(255) CHARACTER SET ascii NOT NULL,
    name          varchar(255) NOT NULL DEFAULT '',
    password_hash varchar(255) NOT NULL,
    quota         bigint       NOT NULL DEFAULT 0,
    active        tinyint      NOT NULL DEFAULT 1,
    smtp_access   boolean      NOT NULL DEFAULT TRUE,
    imap_access   boolean      NOT NULL DEFAULT TRUE,
    pop3_access   boolean      NOT NULL DEFAULT TRUE,
    sieve_access  boolean      NOT NULL DEFAULT TRUE,
    created       datetime(3)  NOT NULL DEFAULT current_timestamp(3),
    modified      datetime(3)  NULL ON UPDATE current_timestamp(3),
    UNIQUE KEY mailbox_username (username),
    KEY mailbox_domain (domain),
    CONSTRAINT mailbox_of_domain FOREIGN KEY (domain) REFERENCES domain (domain)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- address may be @domain (catch-all); destinations is a comma list of addresses, as mailcow's goto.
CREATE TABLE alias (
    id              bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    address         varchar(320) NOT NULL,
    domain          varchar(255) CHARACTER SET ascii NOT NULL,
    destinations    text         NOT NULL,
    public_comment  varchar(160) NOT NULL DEFAULT '',
    private_comment varchar(160) NOT NULL DEFAULT '',
    internal        boolean      NOT NULL DEFAULT FALSE,
    sender_allowed  boolean      NOT NULL DEFAULT TRUE,
    active          boolean      NOT NULL DEFAULT TRUE,
    created         datetime(3)  NOT NULL DEFAULT current_timestamp(3),
    modified        datetime(3)  NULL ON UPDATE current_timestamp(3),
    UNIQUE KEY alias_address (address),
    KEY alias_domain (domain),
    CONSTRAINT alias_of_domain FOREIGN KEY (domain) REFERENCES domain (domain)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE admin (
    username      varchar(255) NOT NULL PRIMARY KEY,
    password_hash varchar(255) NOT NULL,
    active        boolean      NOT NULL DEFAULT TRUE,
    created       datetime(3)  NOT NULL DEFAULT current_timestamp(3),
    modified      datetime(3)  NULL ON UPDATE current_timestamp(3)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- key_hash is the SHA-256 of the key in hex; a key is 128 bits of chance or more, so a fast hash does.
CREATE TABLE api_key (
    id            bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    key_hash      char(64)     CHARACTER SET ascii NOT NULL,
    access        enum ('ro', 'rw') NOT NULL DEFAULT 'ro',
    allow_from    varchar(512) NOT NULL DEFAULT '',
    skip_ip_check boolean      NOT NULL DEFAULT FALSE,
    active        boolean      NOT NULL DEFAULT TRUE,
    created       datetime(3)  NOT NULL DEFAULT current_timestamp(3),
    modified      datetime(3)  NULL ON UPDATE current_timestamp(3),
    UNIQUE KEY api_key_hash (key_hash)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- private_key is PKCS#8, public_key SubjectPublicKeyInfo (RSA) or the raw 32 octets (Ed25519, RFC 8463), both base64.
CREATE TABLE dkim_key (
    id          bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    domain      varchar(255) CHARACTER SET ascii NOT NULL,
    selector    varchar(63)  CHARACTER SET ascii NOT NULL,
    algorithm   enum ('rsa', 'ed25519') NOT NULL,
    private_key text         NOT NULL,
    public_key  text         NOT NULL,
    active      boolean      NOT NULL DEFAULT TRUE,
    created     datetime(3)  NOT NULL DEFAULT current_timestamp(3),
    UNIQUE KEY dkim_key_selector (domain, selector)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
