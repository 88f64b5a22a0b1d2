-- Of how full a mailbox its owner was told: 0, 80 or 95 percent.
ALTER TABLE mailbox_state ADD COLUMN warned tinyint NOT NULL DEFAULT 0;

-- What the filter has still to learn of a message that somebody moved into Junk or out of it. One row an email: moving
-- back before it was learned takes the lesson away, or turns it round.
CREATE TABLE junk_lesson (
    email_id   BIGINT   NOT NULL PRIMARY KEY,
    mailbox_id BIGINT   NOT NULL,
    lesson     enum ('spam', 'ham') NOT NULL COMMENT 'what it shall be learned as',
    learned    enum ('none', 'spam', 'ham') NOT NULL DEFAULT 'none' COMMENT 'what it was learned as so far',
    since      BIGINT   NOT NULL COMMENT 'of the lesson',
    due        BIGINT   NULL COMMENT 'next attempt; NULL: nothing to do',
    KEY junk_lesson_due (due),
    CONSTRAINT junk_lesson_email FOREIGN KEY (email_id) REFERENCES email (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
