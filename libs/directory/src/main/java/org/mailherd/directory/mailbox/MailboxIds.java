package org.mailherd.directory.mailbox;

import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which mailboxes there are: for those who keep something under a mailbox's id. */
public final class MailboxIds {
    private final JdbcClient jdbc;

    public MailboxIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Active or not. */
    public Set<Long> all() {
        return new HashSet<>(jdbc.sql("SELECT id FROM mailbox").query(Long.class).list());
    }
}
