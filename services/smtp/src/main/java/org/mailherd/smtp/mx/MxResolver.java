package org.mailherd.smtp.mx;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailauth.dns.AddressScope;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.MailExchanger;
import org.mailherd.mailauth.dns.Proven;
import org.mailherd.mailauth.dns.SecureDns;
import org.mailherd.mailmodel.SmtpReply;

/**
 * Finds the servers of a domain as RFC 5321 5.1 says: MX by preference, equal ones shuffled, else
 * its address records.
 */
public final class MxResolver {
    private static final int MAX_HOSTS = 10;
    private static final int MAX_LOOKUPS = 20;

    private final SecureDns dns;
    private final HostAddresses addresses;
    private final OwnHosts own;
    private final boolean privateAddresses;

    /**
     * @param privateAddresses whether a stranger's MX may lead into a private network
     */
    public MxResolver(SecureDns dns, OwnHosts own, boolean privateAddresses) {
        this.dns = dns;
        this.addresses = new HostAddresses(dns);
        this.own = own;
        this.privateAddresses = privateAddresses;
    }

    /** The servers of a mail domain, or the one of an address literal. */
    public MailHosts ofDomain(String domain) {
        if (domain.startsWith("[")) {
            return literal(domain);
        }
        Proven<MailExchanger> found = dns.mx(domain);
        return switch (found.answer()) {
            case Answer.NoSuchName<MailExchanger>() ->
                    nowhere("5.1.2", "Host or domain name not found: no DNS records for " + domain);
            case Answer.Failure<MailExchanger>(String reason) -> later(domain, reason);
            case Answer.NoRecords<MailExchanger>() ->
                    usable(domain, List.of(new MailExchanger(0, domain)), found.authentic());
            case Answer.Found<MailExchanger>(List<MailExchanger> records)
                    when records.size() == 1 && records.getFirst().isNull() ->
                    nowhere("5.1.10", "Domain " + domain + " does not accept mail (null MX)");
            case Answer.Found<MailExchanger>(List<MailExchanger> records) ->
                    usable(domain, ordered(records), found.authentic());
        };
    }

    /** One host that an operator named: any address will do, and only the DNS can fail. */
    public MailHosts ofHost(String host) {
        Optional<InetAddress> literal = AddressLiteral.parse(host);
        HostAddresses.Found found =
                literal.map(address -> HostAddresses.Found.fixed(host, address))
                        .orElseGet(() -> addresses.of(host));
        if (found.addresses().isEmpty()) {
            String reason = found.failure().isEmpty() ? "no address" : found.failure();
            return later(host, reason.strip());
        }
        return new MailHosts.Via(List.of(host(new MailExchanger(0, host), found)), true);
    }

    private MailHosts literal(String domain) {
        Optional<InetAddress> address = AddressLiteral.parse(domain);
        if (address.isEmpty()) {
            return nowhere("5.1.2", "Not an address: " + domain);
        }
        HostAddresses.Found found = HostAddresses.Found.fixed(domain, address.get());
        if (own.isUs(domain, found.addresses())) {
            return loop(domain);
        }
        return isAllowed(address.get())
                ? new MailHosts.Via(List.of(host(new MailExchanger(0, domain), found)), false)
                : unreachable(domain);
    }

    private static List<MailExchanger> ordered(List<MailExchanger> records) {
        List<MailExchanger> ordered = new ArrayList<>(records);
        Collections.shuffle(ordered);
        ordered.sort(Comparator.comparingInt(MailExchanger::preference));
        return ordered;
    }

    /** What the look-ups of a domain's hosts gave. */
    private static final class Gathered {
        private final List<MailHost> hosts = new ArrayList<>();
        private int ownPreference = Integer.MAX_VALUE;
        private String unanswered = "";
        private boolean onlyPrivate;
    }

    private MailHosts usable(String domain, List<MailExchanger> ordered, boolean authentic) {
        Gathered gathered = gather(ordered);
        // RFC 5321 5.1: what is as far away as we are ourselves would only send it back.
        gathered.hosts.removeIf(host -> host.preference() >= gathered.ownPreference);
        if (!gathered.hosts.isEmpty()) {
            return new MailHosts.Via(List.copyOf(gathered.hosts), authentic);
        }
        if (gathered.ownPreference != Integer.MAX_VALUE) {
            return loop(domain);
        }
        if (!gathered.unanswered.isEmpty()) {
            return later(domain, gathered.unanswered.strip());
        }
        return gathered.onlyPrivate
                ? unreachable(domain)
                : nowhere("5.4.4", "No address of a mail server found for " + domain);
    }

    private Gathered gather(List<MailExchanger> ordered) {
        Gathered gathered = new Gathered();
        for (MailExchanger mx : ordered.subList(0, Math.min(ordered.size(), MAX_LOOKUPS))) {
            if (mx.preference() > gathered.ownPreference
                    || gathered.hosts.size() == MAX_HOSTS
                    || mx.isNull()) {
                continue;
            }
            look(mx, gathered);
        }
        return gathered;
    }

    private void look(MailExchanger mx, Gathered gathered) {
        if (own.isOwnName(mx.host())) {
            gathered.ownPreference = mx.preference();
            return;
        }
        HostAddresses.Found found = addresses.of(mx.host());
        gathered.unanswered += found.failure();
        List<InetAddress> allowed = found.addresses().stream().filter(this::isAllowed).toList();
        if (own.isUs(mx.host(), allowed)) {
            gathered.ownPreference = mx.preference();
        } else if (!allowed.isEmpty()) {
            gathered.hosts.add(host(mx, found.with(allowed)));
        } else {
            gathered.onlyPrivate |= !found.addresses().isEmpty();
        }
    }

    private boolean isAllowed(InetAddress address) {
        return privateAddresses || AddressScope.isPublic(address);
    }

    private static MailHost host(MailExchanger mx, HostAddresses.Found found) {
        return new MailHost(
                mx.host(),
                mx.preference(),
                found.addresses(),
                found.canonical(),
                found.authentic());
    }

    private static MailHosts loop(String domain) {
        return nowhere("5.4.6", "Mail for " + domain + " loops back to myself");
    }

    private static MailHosts nowhere(String enhanced, String text) {
        return new MailHosts.Nowhere(SmtpReply.of(550, enhanced, text));
    }

    /** A resolver that lies looks like this too; so it waits, and is not refused. */
    private static MailHosts unreachable(String domain) {
        return new MailHosts.Later(
                SmtpReply.of(
                        451,
                        "4.4.4",
                        "The mail servers of "
                                + domain
                                + " have addresses of private networks only"));
    }

    private static MailHosts later(String name, String reason) {
        return new MailHosts.Later(
                SmtpReply.of(451, "4.4.3", "Name service error for " + name + ": " + reason));
    }
}
