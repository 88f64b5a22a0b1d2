package org.mailherd.directory.access;

import java.util.List;
import java.util.Locale;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.domain.Faults;
import org.mailherd.directory.network.NetworkRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From where a mailbox may log in. */
@Service
@Transactional
public class LoginNetworks {
    private final JdbcClient jdbc;
    private final MailboxRows mailboxes;

    /** For which protocol a network counts. */
    public enum Scope {
        ALL,
        SMTP,
        IMAP,
        POP3,
        SIEVE,
        DAV;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param network an address or CIDR block
     */
    public record Allowed(Scope scope, String network) {}

    LoginNetworks(JdbcClient jdbc, MailboxRows mailboxes) {
        this.jdbc = jdbc;
        this.mailboxes = mailboxes;
    }

    private record Row(String protocol, String network) {}

    /**
     * None is no limit.
     *
     * @throws EntryRejected if there is no such mailbox
     */
    @Transactional(readOnly = true)
    public List<Allowed> of(String mailbox) {
        return jdbc
                .sql(
                        "SELECT protocol, network FROM allowed_network WHERE mailbox_id = :mailbox ORDER BY id")
                .param("mailbox", mailboxes.of(mailbox))
                .query(Row.class)
                .list()
                .stream()
                .map(row ->
                        new Allowed(
                                Scope.valueOf(row.protocol().toUpperCase(Locale.ROOT)),
                                row.network()))
                .toList();
    }

    /**
     * Replaces them all.
     *
     * @throws EntryRejected if there is no such mailbox, or one is no network
     */
    public void set(String mailbox, List<Allowed> networks) {
        long mailboxId = mailboxes.of(mailbox);
        Faults faults = new Faults();
        networks.forEach(allowed -> check(allowed, faults));
        faults.throwIfAny();
        jdbc.sql("DELETE FROM allowed_network WHERE mailbox_id = :mailbox")
                .param("mailbox", mailboxId)
                .update();
        for (Allowed allowed : networks.stream().distinct().toList()) {
            jdbc.sql(
                            "INSERT INTO allowed_network (mailbox_id, protocol, network) VALUES (:mailbox, :scope, :network)")
                    .param("mailbox", mailboxId)
                    .param("scope", allowed.scope().column())
                    .param("network", allowed.network())
                    .update();
        }
        mailboxes.changed(mailbox);
    }

    private static void check(Allowed allowed, Faults faults) {
        try {
            NetworkRange.parse(allowed.network());
        } catch (IllegalArgumentException _) {
            faults.add(
                    "allowed_networks",
                    "ip_invalid",
                    "An IP address or a block such as 192.0.2.0/24.",
                    allowed.network());
        }
    }
}
