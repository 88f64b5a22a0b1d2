package org.mailherd.directory.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;

/**
 * All routing entries that are active, as they were at one moment.
 *
 * @param bySender relay hosts by mailbox address and by domain, alias domains included
 * @param transports the transport map by its keys
 * @param byExchanger entries that go by the name of a mail exchanger, the oldest first
 * @param nextHops of relayed domains
 * @param tls policies by next hop
 * @param identities by domain, alias domains included
 */
public record RoutingTable(
        Map<String, Relay> bySender,
        Map<String, Relay> transports,
        List<MxTransport> byExchanger,
        Map<String, String> nextHops,
        Map<String, TlsOverride> tls,
        Map<String, SenderIdentity> identities) {
    public static final RoutingTable EMPTY =
            new RoutingTable(Map.of(), Map.of(), List.of(), Map.of(), Map.of(), Map.of());

    public RoutingTable {
        bySender = Map.copyOf(bySender);
        transports = Map.copyOf(transports);
        byExchanger = List.copyOf(byExchanger);
        nextHops = Map.copyOf(nextHops);
        tls = Map.copyOf(tls);
        identities = Map.copyOf(identities);
    }

    /** The relay host of a mailbox, else of the domain. */
    public Optional<Relay> relayHost(Optional<MailAddress> mailbox, Optional<String> domain) {
        return mailbox.map(address -> bySender.get(address.canonical().toString()))
                .or(() -> domain.map(bySender::get));
    }

    /**
     * The transport of a recipient, in Postfix's order (transport(5)): the address, the address
     * without {@code +tag}, the domain, {@code .domain} of each domain above it, {@code *}.
     */
    public Optional<Relay> transport(MailAddress recipient) {
        MailAddress address = recipient.canonical();
        int plus = address.localPart().indexOf('+');
        Relay found = transports.get(address.toString());
        if (found == null && plus > 0) {
            found =
                    transports.get(
                            new MailAddress(
                                            address.localPart().substring(0, plus),
                                            address.domain())
                                    .toString());
        }
        if (found == null) {
            found = transports.get(address.domain());
        }
        return Optional.ofNullable(found)
                .or(() -> above(address.domain(), transports))
                .or(() -> Optional.ofNullable(transports.get("*")));
    }

    /**
     * The policy of a next hop in Postfix's order: as it is written, without its port, then for a
     * domain the {@code .domain} of each above it.
     */
    public Optional<TlsOverride> tls(RelayAddress nextHop) {
        String name = nextHop.mxLookup() ? nextHop.host() : "[" + nextHop.host() + "]";
        return Optional.ofNullable(tls.get(nextHop.toString()))
                .or(() -> Optional.ofNullable(tls.get(name)))
                .or(() -> nextHop.mxLookup() ? above(nextHop.host(), tls) : Optional.empty());
    }

    private static <T> Optional<T> above(String domain, Map<String, T> entries) {
        for (int dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
            T found = entries.get(domain.substring(dot));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
