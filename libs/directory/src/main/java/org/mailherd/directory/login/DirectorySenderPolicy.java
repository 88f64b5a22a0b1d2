package org.mailherd.directory.login;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A mailbox sends as itself, as the aliases that lead to it and allow sending, as what it was
 * granted (mailcow's sender_acl), all with any {@code +tag} and under the alias domains of their
 * domain. A catch-all gives an address only while nobody else has it.
 */
public final class DirectorySenderPolicy implements SenderPolicy {
    private final JdbcClient jdbc;

    public DirectorySenderPolicy(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean maySendAs(MailboxAccount account, MailAddress sender) {
        MailAddress own = account.address();
        MailAddress asked = sender.canonical();
        if (withoutTag(asked).equals(own)) {
            return true;
        }
        MailAddress real = new MailAddress(asked.localPart(), target(asked.domain()));
        if (withoutTag(real).equals(own)) {
            return true;
        }
        Set<String> names = new LinkedHashSet<>();
        for (MailAddress form : List.of(asked, real)) {
            names.add(form.toString());
            names.add(withoutTag(form).toString());
        }
        return granted(account, asked, real, names) || aliasLeadsTo(real, names, own);
    }

    private boolean granted(
            MailboxAccount account, MailAddress asked, MailAddress real, Set<String> names) {
        return jdbc
                .sql("SELECT send_as FROM sender_acl WHERE mailbox_id = :mailbox")
                .param("mailbox", account.mailboxId())
                .query(String.class)
                .list()
                .stream()
                .anyMatch(grant ->
                        grant.equals("*")
                                || grant.equals("@" + asked.domain())
                                || grant.equals("@" + real.domain())
                                || names.contains(grant));
    }

    private record AliasRow(String address, String destinations, boolean senderAllowed) {}

    private boolean aliasLeadsTo(MailAddress real, Set<String> names, MailAddress own) {
        List<AliasRow> exact =
                jdbc.sql(
                                """
                                SELECT address, destinations, sender_allowed FROM alias
                                WHERE address IN (:names) AND active
                                """)
                        .param("names", names)
                        .query(AliasRow.class)
                        .list();
        return exact.isEmpty()
                ? catchAllLeadsTo(real, own)
                : exact.stream().anyMatch(alias -> gives(alias, own));
    }

    private boolean catchAllLeadsTo(MailAddress real, MailAddress own) {
        return jdbc
                .sql(
                        """
                        SELECT address, destinations, sender_allowed FROM alias
                        WHERE address = :catchAll AND active
                          AND NOT EXISTS (SELECT 1 FROM mailbox WHERE username = :real)
                        """)
                .param("catchAll", "@" + real.domain())
                .param("real", withoutTag(real).toString())
                .query(AliasRow.class)
                .list()
                .stream()
                .anyMatch(alias -> gives(alias, own));
    }

    private static boolean gives(AliasRow alias, MailAddress own) {
        if (!alias.senderAllowed()) {
            return false;
        }
        for (String destination : alias.destinations().split("[,\\s]+")) {
            try {
                if (!destination.isEmpty()
                        && MailAddress.parse(destination).canonical().equals(own)) {
                    return true;
                }
            } catch (AddressSyntaxException e) {
                continue; // a broken destination grants nothing
            }
        }
        return false;
    }

    private String target(String domain) {
        return jdbc.sql(
                        "SELECT target_domain FROM alias_domain WHERE alias_domain = :domain AND active")
                .param("domain", domain)
                .query(String.class)
                .optional()
                .orElse(domain);
    }

    private static MailAddress withoutTag(MailAddress address) {
        int plus = address.localPart().indexOf('+');
        return plus > 0
                ? new MailAddress(address.localPart().substring(0, plus), address.domain())
                : address;
    }
}
