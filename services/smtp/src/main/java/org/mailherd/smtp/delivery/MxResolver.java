package org.mailherd.smtp.delivery;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.delivery.DnsQuestions.Answer;
import org.mailherd.smtp.delivery.DnsQuestions.Mx;

/**
 * Finds the servers of a domain as RFC 5321 5.1 says: MX by preference, equal ones shuffled, else
 * its address records.
 */
public final class MxResolver {
    private static final int MAX_HOSTS = 10;

    private final DnsQuestions dns;
    private final OwnHosts own;

    public MxResolver(DnsQuestions dns, OwnHosts own) {
        this.dns = dns;
        this.own = own;
    }

    public MailHosts route(String domain) {
        return switch (dns.mx(domain)) {
            case Answer.NoSuchName<Mx>() ->
                    nowhere("5.1.2", "Host or domain name not found: no DNS records for " + domain);
            case Answer.Unavailable<Mx>(String reason) -> later(domain, reason);
            case Answer.Found<Mx>(List<Mx> records) when records.isEmpty() -> implicit(domain);
            case Answer.Found<Mx>(List<Mx> records) when isNull(records) ->
                    nowhere("5.1.10", "Domain " + domain + " does not accept mail (null MX)");
            case Answer.Found<Mx>(List<Mx> records) -> explicit(domain, records);
        };
    }

    private static boolean isNull(List<Mx> records) {
        return records.size() == 1 && records.getFirst().host().isEmpty();
    }

    private MailHosts implicit(String domain) {
        return hosts(domain, List.of(new Mx(0, domain)));
    }

    private MailHosts explicit(String domain, List<Mx> records) {
        List<Mx> ordered = new ArrayList<>(records);
        Collections.shuffle(ordered);
        ordered.sort(Comparator.comparingInt(Mx::preference));
        return hosts(domain, ordered);
    }

    /** RFC 5321 5.1: what is as far away as we are ourselves would only send it back. */
    private MailHosts hosts(String domain, List<Mx> ordered) {
        List<MailHosts.Host> hosts = new ArrayList<>();
        String unanswered = "";
        int ownPreference = Integer.MAX_VALUE;
        for (Mx mx : ordered) {
            if (mx.preference() >= ownPreference
                    || hosts.size() == MAX_HOSTS
                    || mx.host().isEmpty()) {
                continue;
            }
            switch (addresses(mx.host())) {
                case Answer.Found<InetAddress>(List<InetAddress> found) -> {
                    if (own.isUs(mx.host(), found)) {
                        ownPreference = mx.preference();
                    } else if (!found.isEmpty()) {
                        hosts.add(new MailHosts.Host(mx.host(), found));
                    }
                }
                case Answer.NoSuchName<InetAddress>() -> {}
                case Answer.Unavailable<InetAddress>(String reason) -> unanswered = reason;
            }
        }
        int limit = ownPreference;
        Set<String> nearer = nearer(ordered, limit);
        hosts.removeIf(host -> !nearer.contains(host.name()));
        if (!hosts.isEmpty()) {
            return new MailHosts.Via(hosts);
        }
        if (limit != Integer.MAX_VALUE) {
            return nowhere("5.4.6", "Mail for " + domain + " loops back to myself");
        }
        return unanswered.isEmpty()
                ? nowhere("5.4.4", "No address of a mail server found for " + domain)
                : later(domain, unanswered);
    }

    private static Set<String> nearer(List<Mx> ordered, int limit) {
        return Set.copyOf(
                ordered.stream().filter(mx -> mx.preference() < limit).map(Mx::host).toList());
    }

    private Answer<InetAddress> addresses(String host) {
        return own.isOwnName(host)
                ? new Answer.Found<>(List.of())
                : dns.addresses(host.toLowerCase(Locale.ROOT));
    }

    private static MailHosts nowhere(String enhanced, String text) {
        return new MailHosts.Nowhere(SmtpReply.of(550, enhanced, text));
    }

    private static MailHosts later(String domain, String reason) {
        return new MailHosts.Later(
                SmtpReply.of(451, "4.4.3", "Name service error for " + domain + ": " + reason));
    }
}
