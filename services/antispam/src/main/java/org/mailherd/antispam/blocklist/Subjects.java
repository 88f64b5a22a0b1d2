package org.mailherd.antispam.blocklist;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailherd.antispam.check.Handover;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.link.Registered;
import org.mailherd.antispam.link.Target;
import org.mailherd.antispam.message.FromField;

/** Of what a message is asked: its client and its domains. */
final class Subjects {

    private static final int DOMAINS = 12;

    private Subjects() {}

    /**
     * Who handed the message over; empty for one nobody lists. Of mail that a forwarding host
     * brought it is the one that gave it to that host.
     */
    static Optional<InetAddress> client(Scan scan) {
        return Handover.of(scan).map(Handover::address).filter(Handover::isPublic);
    }

    /** Octets or nibbles backwards (RFC 5782 2.1, 2.4). */
    static String reversed(InetAddress address) {
        byte[] octets = address.getAddress();
        StringBuilder name = new StringBuilder(64);
        for (int i = octets.length - 1; i >= 0; i--) {
            int octet = octets[i] & 0xff;
            if (address instanceof Inet4Address) {
                name.append(octet).append('.');
            } else {
                name.append(Character.forDigit(octet & 15, 16)).append('.');
                name.append(Character.forDigit(octet >> 4, 16)).append('.');
            }
        }
        return name.substring(0, name.length() - 1);
    }

    /** Registered domains, the sender's first, without the recipients' own. */
    static List<String> domains(Scan scan) {
        Set<String> own = new LinkedHashSet<>();
        scan.envelope().recipients().forEach(rcpt -> own.add(registered(domain(rcpt))));
        Stream<String> senders =
                Stream.concat(
                        Stream.of(scan.envelope().senderDomain()),
                        scan.message().only("From").map(FromField::read).orElse(List.of()).stream()
                                .map(FromField.Author::domain));
        Stream<String> links =
                scan.content().links().stream()
                        .flatMap(link -> Target.parse(link.target()).stream())
                        .map(Target::host);
        return Stream.concat(senders, links)
                .filter(Subjects::isName)
                .map(Subjects::registered)
                .filter(domain -> !own.contains(domain))
                .distinct()
                .limit(DOMAINS)
                .toList();
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String registered(String domain) {
        return Registered.of(domain.toLowerCase(Locale.ROOT));
    }

    /** Lists of domains know no addresses, and say so with answers that look like listings. */
    private static boolean isName(String host) {
        return host.matches("(?:[A-Za-z0-9_-]{1,63}\\.)+[A-Za-z][A-Za-z0-9-]{1,62}");
    }
}
