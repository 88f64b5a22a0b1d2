-- Sieve: scripts people keep over ManageSieve, filters the administration sets before and after them, and what
-- delivery has to remember between messages. Scripts are UTF-8, kept as octets.

-- active is 1 or NULL, so that a mailbox has one active script at most.
CREATE TABLE sieve_script (
    mailbox_id bigint       NOT NULL,
    name       varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    content    mediumblob   NOT NULL,
    active     tinyint      NULL CHECK (active = 1),
    created    datetime(3)  NOT NULL DEFAULT current_timestamp(3),
    modified   datetime(3)  NULL ON UPDATE current_timestamp(3),
    PRIMARY KEY (mailbox_id, name),
    UNIQUE KEY sieve_script_active (mailbox_id, active),
    CONSTRAINT sieve_script_of_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- mailcow's table; mailbox_id is its username. Many may be kept; the newest active one of each type runs.
CREATE TABLE sieve_filters (
    id          bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    mailbox_id  bigint       NOT NULL,
    script_desc varchar(255) NOT NULL DEFAULT '',
    script_name enum ('active', 'inactive') NOT NULL DEFAULT 'inactive',
    script_data mediumtext   NOT NULL,
    filter_type enum ('prefilter', 'postfilter') NOT NULL,
    created     datetime(3)  NOT NULL DEFAULT current_timestamp(3),
    modified    datetime(3)  NULL ON UPDATE current_timestamp(3),
    KEY sieve_filters_mailbox (mailbox_id),
    CONSTRAINT sieve_filters_of_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- For all mailboxes: the filter before and the one after everybody's own; also what scripts may include :global.
CREATE TABLE sieve_global (
    name        varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL PRIMARY KEY
                COMMENT 'prefilter, postfilter, or a name to include :global',
    script_data mediumtext   NOT NULL,
    modified    datetime(3)  NULL ON UPDATE current_timestamp(3)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The views that Dovecot reads in mailcow.
CREATE VIEW sieve_before AS
    SELECT m.username, f.script_desc AS script_name, f.script_data
    FROM sieve_filters f JOIN mailbox m ON m.id = f.mailbox_id
    WHERE f.script_name = 'active' AND f.filter_type = 'prefilter';
CREATE VIEW sieve_after AS
    SELECT m.username, f.script_desc AS script_name, f.script_data
    FROM sieve_filters f JOIN mailbox m ON m.id = f.mailbox_id
    WHERE f.script_name = 'active' AND f.filter_type = 'postfilter';

-- Whom a vacation has answered, which messages were here before, of which faulty script the owner was told.
-- mark is a SHA-256; ends is milliseconds since 1970 UTC.
CREATE TABLE sieve_memory (
    mailbox_id bigint     NOT NULL,
    kind       enum ('vacation', 'duplicate', 'fault') NOT NULL,
    mark       binary(32) NOT NULL,
    ends       bigint     NOT NULL,
    PRIMARY KEY (mailbox_id, kind, mark),
    KEY sieve_memory_ends (mailbox_id, ends),
    CONSTRAINT sieve_memory_of_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id) ON DELETE CASCADE
) ENGINE = InnoDB;

-- quota_messages: 0 is unlimited. tagged_mail_handler: where mail to name+tag goes.
ALTER TABLE mailbox
    ADD COLUMN quota_messages      bigint NOT NULL DEFAULT 0,
    ADD COLUMN tagged_mail_handler enum ('none', 'subfolder', 'subject') NOT NULL DEFAULT 'none';

-- Mail for a full mailbox: returned at once (552) or tried again (452).
ALTER TABLE domain
    ADD COLUMN quota_full enum ('reject', 'defer') NOT NULL DEFAULT 'reject';
