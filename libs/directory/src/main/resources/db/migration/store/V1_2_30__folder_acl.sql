-- Who else may use a folder (RFC 4314). Only libs/mail-store reads or writes this table.
-- folder_id 0: every folder of the owner that has no row of its own for the same grantee.
-- grantee_id: a mailbox, 0 for all who are logged in (authenticated), -1 for anyone.
-- owner and identifier are addresses as LIST and GETACL show them; the ids decide.
CREATE TABLE folder_acl (
    owner_id   BIGINT            NOT NULL,
    folder_id  BIGINT            NOT NULL,
    grantee_id BIGINT            NOT NULL,
    negative   BOOLEAN           NOT NULL,
    owner      VARCHAR(320)      NOT NULL,
    identifier VARCHAR(320)      NOT NULL,
    rights     SMALLINT UNSIGNED NOT NULL,
    PRIMARY KEY (owner_id, folder_id, grantee_id, negative),
    KEY grantee (grantee_id, owner_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- A delivery looks for Junk, an upload for Sent: not among 50,000 names.
ALTER TABLE folder ADD KEY special_use (mailbox_id, special_use);
