package org.mailherd.directory.recipient;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that say who receives: domains, mailboxes, aliases. */
final class AliasDirectory {
    private final JdbcClient jdbc;

    AliasDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mailbox row; {@code active} as in the table. */
    record MailboxRow(long id, String username, int active) {}

    /**
     * Our domain behind a domain name: itself, or the target of an alias domain; empty if it is
     * none of ours.
     */
    Optional<String> localDomain(String domain) {
        return jdbc.sql(
                        """
                        SELECT domain FROM domain WHERE domain = :domain AND active
                        UNION ALL
                        SELECT a.target_domain FROM alias_domain a JOIN domain d ON d.domain = a.target_domain
                        WHERE a.alias_domain = :domain AND a.active AND d.active
                        LIMIT 1
                        """)
                .param("domain", domain)
                .query(String.class)
                .optional();
    }

    Optional<MailboxRow> mailbox(String address) {
        return jdbc.sql("SELECT id, username, active FROM mailbox WHERE username = :address")
                .param("address", address)
                .query(MailboxRow.class)
                .optional();
    }

    /** The destinations of an active alias; empty if there is none. */
    List<MailAddress> aliasDestinations(String address) {
        return jdbc.sql("SELECT destinations FROM alias WHERE address = :address AND active")
                .param("address", address)
                .query(String.class)
                .optional()
                .map(AliasDirectory::split)
                .orElse(List.of());
    }

    static List<MailAddress> split(String destinations) {
        return Arrays.stream(destinations.split("[,\\s]+"))
                .filter(text -> !text.isEmpty())
                .map(MailAddress::parse)
                .toList();
    }
}
