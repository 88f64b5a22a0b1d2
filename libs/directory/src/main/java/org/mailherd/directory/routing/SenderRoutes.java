package org.mailherd.directory.routing;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.domain.Faults;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailDomain;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** By which way domains and mailboxes send, and as whom. */
@Service
@Transactional
public class SenderRoutes {
    private final JdbcClient jdbc;

    SenderRoutes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Domains whose mail takes a relay host. */
    public List<String> domainsOf(long relayHost) {
        return jdbc.sql("SELECT domain FROM domain WHERE relayhost = ? ORDER BY domain")
                .param(relayHost)
                .query(String.class)
                .list();
    }

    /** Mailboxes whose mail takes a relay host. */
    public List<String> mailboxesOf(long relayHost) {
        return jdbc.sql("SELECT username FROM mailbox WHERE relayhost = ? ORDER BY username")
                .param(relayHost)
                .query(String.class)
                .list();
    }

    /** The relay host of a domain; 0 is none, as in mailcow. */
    public long ofDomain(String domain) {
        return jdbc.sql("SELECT COALESCE(MAX(relayhost), 0) FROM domain WHERE domain = ?")
                .param(domain)
                .query(Long.class)
                .single();
    }

    private record MailboxRelay(String username, long relayhost) {}

    /** Mailboxes with a relay host of their own. */
    public Map<String, Long> relaysOfMailboxes() {
        return jdbc
                .sql("SELECT username, relayhost FROM mailbox WHERE relayhost IS NOT NULL")
                .query(MailboxRelay.class)
                .list()
                .stream()
                .collect(Collectors.toMap(MailboxRelay::username, MailboxRelay::relayhost));
    }

    /** The relay host of a mailbox; 0 is none. */
    public long ofMailbox(String username) {
        return jdbc.sql("SELECT COALESCE(MAX(relayhost), 0) FROM mailbox WHERE username = ?")
                .param(username)
                .query(Long.class)
                .single();
    }

    /**
     * @param relayHost 0 for none
     * @throws EntryRejected if there is no such relay host
     */
    public void setDomain(String domain, long relayHost) {
        set("UPDATE domain SET relayhost = ? WHERE domain = ?", domain, relayHost);
    }

    /**
     * @param relayHost 0 for none
     * @throws EntryRejected if there is no such relay host
     */
    public void setMailbox(String username, long relayHost) {
        set("UPDATE mailbox SET relayhost = ? WHERE username = ?", username, relayHost);
    }

    private void set(String update, String who, long relayHost) {
        @Nullable Long id = relayHost == 0 ? null : relayHost;
        try {
            jdbc.sql(update).param(1, id).param(2, who).update();
        } catch (DataIntegrityViolationException e) {
            throw EntryRejected.of(
                    "relayhost",
                    "relayhost_invalid",
                    "There is no such relay host.",
                    String.valueOf(relayHost));
        }
    }

    /**
     * Where mail for a relayed domain goes.
     *
     * @param nexthop empty for the domain's MX
     * @throws EntryRejected if it is no next hop
     */
    public void setNextHop(String domain, String nexthop) {
        Faults faults = new Faults();
        String checked =
                nexthop.isBlank()
                        ? ""
                        : EntryChecks.nextHop("nexthop", "invalid_nexthop", nexthop, faults);
        faults.throwIfAny();
        jdbc.sql("UPDATE domain SET nexthop = ? WHERE domain = ?").params(checked, domain).update();
    }

    public Optional<SenderIdentity> identity(String domain) {
        return jdbc.sql(
                        "SELECT source_v4, source_v6, helo_name FROM sender_identity WHERE domain = ?")
                .param(domain)
                .query(SenderIdentity.class)
                .optional();
    }

    /**
     * @param identity all empty to leave as the server itself
     * @throws EntryRejected if an address or the name is none
     */
    public void setIdentity(String domain, SenderIdentity identity) {
        Faults faults = new Faults();
        checkAddress("sourceV4", identity.sourceV4(), 4, faults);
        checkAddress("sourceV6", identity.sourceV6(), 16, faults);
        checkName(identity.heloName(), faults);
        faults.throwIfAny();
        jdbc.sql("DELETE FROM sender_identity WHERE domain = ?").param(domain).update();
        if (!identity.equals(new SenderIdentity("", "", ""))) {
            jdbc.sql(
                            "INSERT INTO sender_identity (domain, source_v4, source_v6, helo_name) VALUES (?, ?, ?, ?)")
                    .params(domain, identity.sourceV4(), identity.sourceV6(), identity.heloName())
                    .update();
        }
    }

    private static void checkAddress(String field, String text, int octets, Faults faults) {
        boolean wrong;
        try {
            wrong = !text.isEmpty() && InetAddress.ofLiteral(text).getAddress().length != octets;
        } catch (IllegalArgumentException _) {
            wrong = true;
        }
        faults.addIf(wrong, field, "ip_invalid", "Not such an IP address.", text);
    }

    private static void checkName(String name, Faults faults) {
        boolean wrong;
        try {
            wrong = !name.isEmpty() && MailDomain.parse(name).startsWith("[");
        } catch (AddressSyntaxException _) {
            wrong = true;
        }
        faults.addIf(wrong, "heloName", "hostname_invalid", "Not a host name.", name);
    }
}
