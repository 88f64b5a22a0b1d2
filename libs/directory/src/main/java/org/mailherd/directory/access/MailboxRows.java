package org.mailherd.directory.access;

import org.mailherd.directory.domain.DirectoryChanged;
import org.mailherd.directory.domain.EntryRejected;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mailboxes by address for the editors here, and the news of their changes. */
@Component
class MailboxRows {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    MailboxRows(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * @throws EntryRejected if there is no such mailbox
     */
    long of(String mailbox) {
        return jdbc.sql("SELECT id FROM mailbox WHERE username = :username")
                .param("username", mailbox)
                .query(Long.class)
                .optional()
                .orElseThrow(() ->
                        EntryRejected.of(
                                "username",
                                "access_denied",
                                "There is no mailbox " + mailbox + "."));
    }

    void changed(String mailbox) {
        events.publishEvent(new DirectoryChanged(mailbox));
    }
}
