package org.mailherd.directory.access;

import java.util.Map;
import java.util.stream.Collectors;
import org.mailherd.directory.domain.EntryRejected;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** mailcow's attributes force_pw_update, tls_enforce_in and tls_enforce_out, and dav_access. */
@Service
@Transactional
public class MailboxDemands {
    private final JdbcClient jdbc;
    private final MailboxRows mailboxes;

    /**
     * @param forcePwUpdate the password opens nothing until it is changed; app passwords still do
     * @param tlsEnforceIn mail for it is taken over TLS only
     * @param tlsEnforceOut its mail leaves over TLS only
     */
    public record Demands(
            boolean forcePwUpdate,
            boolean tlsEnforceIn,
            boolean tlsEnforceOut,
            boolean davAccess) {}

    MailboxDemands(JdbcClient jdbc, MailboxRows mailboxes) {
        this.jdbc = jdbc;
        this.mailboxes = mailboxes;
    }

    /**
     * @throws EntryRejected if there is no such mailbox
     */
    @Transactional(readOnly = true)
    public Demands of(String mailbox) {
        return jdbc.sql(
                        "SELECT force_pw_update, tls_enforce_in, tls_enforce_out, dav_access FROM mailbox WHERE id = :id")
                .param("id", mailboxes.of(mailbox))
                .query(Demands.class)
                .single();
    }

    private record Row(
            long id,
            boolean forcePwUpdate,
            boolean tlsEnforceIn,
            boolean tlsEnforceOut,
            boolean davAccess) {
        Demands demands() {
            return new Demands(forcePwUpdate, tlsEnforceIn, tlsEnforceOut, davAccess);
        }
    }

    /** Of every mailbox, by its id. */
    @Transactional(readOnly = true)
    public Map<Long, Demands> all() {
        return jdbc
                .sql(
                        "SELECT id, force_pw_update, tls_enforce_in, tls_enforce_out, dav_access FROM mailbox")
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Row::id, Row::demands));
    }

    /**
     * @throws EntryRejected if there is no such mailbox
     */
    public void set(String mailbox, Demands demands) {
        jdbc.sql(
                        """
                        UPDATE mailbox SET force_pw_update = :due, tls_enforce_in = :tlsIn,
                               tls_enforce_out = :tlsOut, dav_access = :dav
                        WHERE id = :id
                        """)
                .param("due", demands.forcePwUpdate())
                .param("tlsIn", demands.tlsEnforceIn())
                .param("tlsOut", demands.tlsEnforceOut())
                .param("dav", demands.davAccess())
                .param("id", mailboxes.of(mailbox))
                .update();
        mailboxes.changed(mailbox);
    }
}
