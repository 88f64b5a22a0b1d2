-- What a domain or a mailbox wants of the spam filter; a row belongs to one of both and goes with it.
-- NULL: as the domain has it, else as the service's settings say.
CREATE TABLE spam_policy (
    id         bigint        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    domain     varchar(255)  CHARACTER SET ascii NULL,
    mailbox_id bigint        NULL,
    add_header decimal(7, 2) NULL COMMENT 'score from which mail is filed as junk',
    reject     decimal(7, 2) NULL COMMENT 'score from which mail is refused',
    quarantine enum ('reject', 'add_header', 'all', 'none') NULL COMMENT 'what is kept',
    modified   datetime(3)   NULL ON UPDATE current_timestamp(3),
    UNIQUE KEY spam_policy_domain (domain),
    UNIQUE KEY spam_policy_mailbox (mailbox_id),
    CONSTRAINT spam_policy_of_domain FOREIGN KEY (domain) REFERENCES domain (domain) ON DELETE CASCADE,
    CONSTRAINT spam_policy_of_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id) ON DELETE CASCADE,
    CONSTRAINT spam_policy_of_one CHECK ((domain IS NULL) <> (mailbox_id IS NULL))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- pattern: local@domain, @domain or @*.domain (any name below it), lower case, A-labels.
-- proven: an allowed sender counts only where SPF or DKIM proves the domain; FALSE is somebody's explicit choice.
CREATE TABLE spam_sender (
    id         bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    domain     varchar(255) CHARACTER SET ascii NULL,
    mailbox_id bigint       NULL,
    list       enum ('allow', 'deny') NOT NULL,
    pattern    varchar(320) NOT NULL,
    proven     boolean      NOT NULL DEFAULT TRUE,
    created    datetime(3)  NOT NULL DEFAULT current_timestamp(3),
    UNIQUE KEY spam_sender_of_domain (domain, pattern),
    UNIQUE KEY spam_sender_of_mailbox (mailbox_id, pattern),
    CONSTRAINT spam_sender_of_a_domain FOREIGN KEY (domain) REFERENCES domain (domain) ON DELETE CASCADE,
    CONSTRAINT spam_sender_of_a_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id) ON DELETE CASCADE,
    CONSTRAINT spam_sender_of_one CHECK ((domain IS NULL) <> (mailbox_id IS NULL))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
