package org.mailherd.directory.login;

import java.util.List;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A mailbox sends as itself, with any {@code +tag}, as the aliases that lead to it and allow
 * sending, and as all of these under the alias domains of their domain.
 */
public final class DirectorySenderPolicy implements SenderPolicy {
    private final JdbcClient jdbc;

    public DirectorySenderPolicy(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean maySendAs(MailboxAccount account, MailAddress sender) {
        MailAddress own = account.address();
        MailAddress asked = withoutTag(sender.canonical());
        if (asked.equals(own)) {
            return true;
        }
        MailAddress real = new MailAddress(asked.localPart(), target(asked.domain()));
        return real.equals(own) || aliasLeadsTo(real, own);
    }

    private boolean aliasLeadsTo(MailAddress sender, MailAddress own) {
        List<String> lists =
                jdbc.sql(
                                """
                                SELECT destinations FROM alias
                                WHERE address IN (:address, :catchAll) AND active AND sender_allowed
                                """)
                        .param("address", sender.toString())
                        .param("catchAll", "@" + sender.domain())
                        .query(String.class)
                        .list();
        return lists.stream().anyMatch(list -> names(list, own));
    }

    private static boolean names(String destinations, MailAddress own) {
        for (String destination : destinations.split("[,\\s]+")) {
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
