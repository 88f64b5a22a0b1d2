-- Addresses beyond mailbox and alias. Addresses are lower case, domains A-labels; @domain stands for all of a domain.

-- A * in the local part of an alias stands for any characters.
ALTER TABLE alias
    MODIFY destinations mediumtext NOT NULL,
    ADD COLUMN wildcard boolean AS (locate('*', address) > 0) PERSISTENT,
    ADD KEY alias_wildcard (domain, wildcard);

-- Temporary aliases of a mailbox: validity is the Unix time of their end, which permanent ones do not have.
CREATE TABLE spamalias (
    address     varchar(320) NOT NULL PRIMARY KEY,
    goto        varchar(320) NOT NULL,
    description varchar(255) NOT NULL DEFAULT '',
    validity    bigint       NOT NULL,
    permanent   boolean      NOT NULL DEFAULT FALSE,
    created     datetime(3)  NOT NULL DEFAULT current_timestamp(3),
    modified    datetime(3)  NULL ON UPDATE current_timestamp(3),
    KEY spamalias_goto (goto)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- A silent copy for bcc_dest of what local_dest (an address or @domain) sends or receives.
CREATE TABLE bcc_maps (
    id         bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    local_dest varchar(320) NOT NULL,
    bcc_dest   varchar(320) NOT NULL,
    domain     varchar(255) CHARACTER SET ascii NOT NULL,
    type       enum ('sender', 'rcpt') NOT NULL,
    active     boolean      NOT NULL DEFAULT TRUE,
    created    datetime(3)  NOT NULL DEFAULT current_timestamp(3),
    modified   datetime(3)  NULL ON UPDATE current_timestamp(3),
    UNIQUE KEY bcc_maps_local_dest (local_dest, type),
    KEY bcc_maps_domain (domain)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Recipients rewritten before anything else is asked; both sides are an address or @domain.
CREATE TABLE recipient_maps (
    id       bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    old_dest varchar(320) NOT NULL,
    new_dest varchar(320) NOT NULL,
    active   boolean      NOT NULL DEFAULT TRUE,
    created  datetime(3)  NOT NULL DEFAULT current_timestamp(3),
    modified datetime(3)  NULL ON UPDATE current_timestamp(3),
    UNIQUE KEY recipient_maps_old_dest (old_dest)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
