package org.mailherd.smtp.routing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mailherd.directory.routing.MxTransport;
import org.mailherd.directory.routing.Relay;
import org.mailherd.directory.routing.RelayAddress;
import org.mailherd.directory.routing.RoutingDirectory;
import org.mailherd.directory.routing.RoutingTable;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.mailqueue.queue.Transport;

/**
 * Asks, and the first that has an answer wins: the transport map by recipient, then by mail
 * exchanger, the relay host of the sender's mailbox, that of the sender's domain, the smarthost of
 * the settings, the recipient's domain. Mail for a domain that we relay knows only the transport
 * map, the domain's own next hop and its MX: what is for its primary must not go round by a
 * smarthost.
 */
public final class DirectoryRoutes implements Routes {
    private final RoutingDirectory directory;
    private final DefaultWay defaultWay;
    private final MailExchangers exchangers;

    public DirectoryRoutes(
            RoutingDirectory directory, DefaultWay defaultWay, MailExchangers exchangers) {
        this.directory = directory;
        this.defaultWay = defaultWay;
        this.exchangers = exchangers;
    }

    /**
     * A next hop that was chosen.
     *
     * @param address under which TLS policies know it
     */
    private record Hop(RelayAddress address, NextHop nextHop, Optional<RelayLogin> login) {}

    @Override
    public Route route(ReversePath sender, Optional<MailAddress> login, QueuedRecipient recipient) {
        try {
            RoutingTable table = directory.current();
            Optional<String> domain = domain(sender, login);
            Hop hop = hop(table, sender, login, recipient);
            return new Route(
                    hop.nextHop(),
                    TlsPolicies.of(table.tls(hop.address()), hop.login()),
                    Identities.of(domain.map(table.identities()::get), defaultWay.hostname()),
                    hop.login());
        } catch (RouteUnknownException e) {
            throw e;
        } catch (RuntimeException e) {
            // the database is away, or an entry is broken: another way might be a wrong one
            throw new RouteUnknownException(
                    "no route for <" + recipient.recipient() + ">: " + e.getMessage(), e);
        }
    }

    /** A bounce leaves as the mailbox that caused it, where there is one. */
    private static Optional<String> domain(ReversePath sender, Optional<MailAddress> login) {
        return switch (sender) {
            case ReversePath.Of(MailAddress address) -> Optional.of(address.domain());
            case ReversePath.NullPath() -> login.map(MailAddress::domain);
        };
    }

    private Hop hop(
            RoutingTable table,
            ReversePath sender,
            Optional<MailAddress> login,
            QueuedRecipient recipient) {
        MailAddress to = recipient.recipient();
        Optional<Hop> mapped = table.transport(to).map(this::hop);
        if (mapped.isPresent()) {
            return mapped.get();
        }
        if (recipient.transport() == Transport.RELAY) {
            String ownHop = table.nextHops().get(to.domain());
            return ownHop == null ? direct(to.domain()) : hop(new Relay(ownHop, "", "", false));
        }
        return byExchanger(table, to.domain())
                .or(() -> table.relayHost(mailbox(sender, login), domain(sender, login)))
                .map(this::hop)
                .or(this::smarthost)
                .orElseGet(() -> direct(to.domain()));
    }

    private static Optional<MailAddress> mailbox(ReversePath sender, Optional<MailAddress> login) {
        return login.or(() ->
                sender instanceof ReversePath.Of(MailAddress address)
                        ? Optional.of(address)
                        : Optional.empty());
    }

    private Optional<Relay> byExchanger(RoutingTable table, String domain) {
        if (table.byExchanger().isEmpty()) {
            return Optional.empty();
        }
        List<String> names = exchangers.of(domain);
        return table.byExchanger().stream()
                .filter(entry ->
                        names.stream().anyMatch(name -> entry.exchanger().matcher(name).find()))
                .map(MxTransport::relay)
                .findFirst();
    }

    private Hop hop(Relay relay) {
        RelayAddress address = RelayAddress.parse(relay.address());
        int port = address.portOr(address.mxLookup() ? defaultWay.port() : 25);
        NextHop nextHop =
                address.mxLookup()
                        ? new NextHop.MailDomain(address.host(), port)
                        : new NextHop.Host(address.host(), port, address.implicitTls());
        Optional<RelayLogin> login =
                relay.username().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new RelayLogin(
                                        relay.username(), relay.password(), relay.clearLogin()));
        return new Hop(address, nextHop, login);
    }

    private Optional<Hop> smarthost() {
        return defaultWay
                .smarthost()
                .map(host ->
                        new Hop(
                                new RelayAddress(
                                        host.host(),
                                        OptionalInt.of(host.port()),
                                        false,
                                        host.implicitTls()),
                                host,
                                defaultWay.login()));
    }

    private Hop direct(String domain) {
        return new Hop(
                new RelayAddress(domain, OptionalInt.empty(), true, false),
                new NextHop.MailDomain(domain, defaultWay.port()),
                Optional.empty());
    }
}
