package org.mailherd.smtp.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.routing.MxTransport;
import org.mailherd.directory.routing.Relay;
import org.mailherd.directory.routing.RoutingTable;
import org.mailherd.directory.routing.SenderIdentity;
import org.mailherd.directory.routing.TlsOverride;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.envelope.RecipientDsn;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.mailqueue.queue.Transport;
import org.springframework.dao.DataAccessResourceFailureException;

class DirectoryRoutesTest {
    private static final ReversePath ALICE = ReversePath.parse("alice@alpha.test");
    private static final NextHop.Host SMARTHOST = new NextHop.Host("smart.test", 587, false);

    @Test
    void mailForARelayedDomainGoesToItsNextHopAndNeverToASmarthost() {
        RoutingTable table = table(Map.of("outside.test", "[primary.test]:2525"), Map.of());
        assertThat(route(table, Transport.RELAY).nextHop())
                .isEqualTo(new NextHop.Host("primary.test", 2525, false));
        assertThat(route(RoutingTable.EMPTY, Transport.RELAY).nextHop())
                .isEqualTo(new NextHop.MailDomain("outside.test", 25));
        assertThat(route(RoutingTable.EMPTY, Transport.FORWARD).nextHop()).isEqualTo(SMARTHOST);
    }

    @Test
    void aBounceLeavesAsTheMailboxBehindIt() {
        RoutingTable table =
                table(Map.of(), Map.of("alpha.test", new Relay("[relay.test]", "", "", false)));
        Route route =
                routes(table, _ -> List.of())
                        .route(
                                ReversePath.NULL,
                                Optional.of(MailAddress.parse("alice@alpha.test")),
                                recipient(Transport.REMOTE));
        assertThat(route.nextHop()).isEqualTo(new NextHop.Host("relay.test", 25, false));
        assertThat(
                        routes(table, _ -> List.of())
                                .route(
                                        ReversePath.NULL,
                                        Optional.empty(),
                                        recipient(Transport.REMOTE))
                                .nextHop())
                .isEqualTo(SMARTHOST);
    }

    @Test
    void loginPolicyAndFaceComeWithTheWay() {
        RoutingTable table =
                new RoutingTable(
                        Map.of("alpha.test", new Relay("smtps:relay.test", "u", "p", false)),
                        Map.of(),
                        List.of(),
                        Map.of(),
                        Map.of("[relay.test]", new TlsOverride("secure", "match=relay.test")),
                        Map.of("alpha.test", new SenderIdentity("127.0.0.2", "", "a.test")));
        Route route = route(table, Transport.REMOTE);
        assertThat(route.nextHop()).isEqualTo(new NextHop.Host("relay.test", 465, true));
        assertThat(route.login()).hasValue(new RelayLogin("u", "p", false));
        assertThat(route.tls())
                .isEqualTo(new TlsPolicy(TlsPolicy.Level.SECURE, List.of("relay.test")));
        assertThat(route.identity().heloName()).isEqualTo("a.test");
        assertThat(route.identity().sourceV4()).isPresent();
        assertThat(route.identity().sourceV6()).isEmpty();
    }

    @Test
    void theDnsIsAskedOnlyWhereAnEntryGoesByExchangers() {
        MailExchangers never =
                domain -> {
                    throw new RouteUnknownException("asked for " + domain);
                };
        assertThat(
                        routes(RoutingTable.EMPTY, never)
                                .route(ALICE, Optional.empty(), recipient(Transport.REMOTE))
                                .nextHop())
                .isEqualTo(SMARTHOST);
        RoutingTable table =
                new RoutingTable(
                        Map.of(),
                        Map.of(),
                        List.of(
                                new MxTransport(
                                        Pattern.compile("x"), new Relay("[y]", "", "", false))),
                        Map.of(),
                        Map.of(),
                        Map.of());
        assertThatThrownBy(() ->
                        routes(table, never)
                                .route(ALICE, Optional.empty(), recipient(Transport.REMOTE)))
                .isInstanceOf(RouteUnknownException.class)
                .hasMessage("asked for outside.test");
    }

    @Test
    void withoutTheDirectoryMailWaits() {
        Routes routes =
                new DirectoryRoutes(
                        () -> {
                            throw new DataAccessResourceFailureException("away");
                        },
                        way(),
                        _ -> List.of());
        assertThatThrownBy(() -> routes.route(ALICE, Optional.empty(), recipient(Transport.REMOTE)))
                .isInstanceOf(RouteUnknownException.class);
    }

    private static RoutingTable table(Map<String, String> nextHops, Map<String, Relay> senders) {
        return new RoutingTable(senders, Map.of(), List.of(), nextHops, Map.of(), Map.of());
    }

    private static Route route(RoutingTable table, Transport transport) {
        return routes(table, _ -> List.of()).route(ALICE, Optional.empty(), recipient(transport));
    }

    private static Routes routes(RoutingTable table, MailExchangers exchangers) {
        return new DirectoryRoutes(() -> table, way(), exchangers);
    }

    private static DefaultWay way() {
        return new DefaultWay(Optional.of(SMARTHOST), Optional.empty(), 25, "mx.alpha.test");
    }

    private static QueuedRecipient recipient(Transport transport) {
        MailAddress carol = MailAddress.parse("carol@outside.test");
        return new QueuedRecipient(0, carol, carol, transport, RecipientDsn.NONE, 0);
    }
}
