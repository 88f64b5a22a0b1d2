package org.mailherd.directory.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.RunningAdministration;
import org.mailherd.directory.domain.DomainEditor;
import org.mailherd.directory.domain.DomainSettings;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.mailmodel.MailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;

class RoutingEditorsIT {
    private static final String KEY = "a long random word that generate_config.sh makes";
    private static RunningAdministration administration;
    private static JdbcClient jdbc;
    private static RelayHosts relayHosts;
    private static TransportMap transports;
    private static TlsPolicyMap policies;
    private static SenderRoutes senders;
    private static RoutingDirectory directory;

    @BeforeAll
    static void start() {
        administration = new RunningAdministration(Map.of("mailherd.directory.key", KEY));
        relayHosts = administration.bean(RelayHosts.class);
        transports = administration.bean(TransportMap.class);
        policies = administration.bean(TlsPolicyMap.class);
        senders = administration.bean(SenderRoutes.class);
        jdbc = administration.bean(JdbcClient.class);
        directory = new JdbcRoutingDirectory(jdbc, PasswordSeal.of(KEY));
        administration.bean(DomainEditor.class).add("alpha.test", DomainSettings.defaults());
    }

    @AfterAll
    static void stop() {
        administration.close();
    }

    @Test
    void aRelayHostIsUsedByTheDomainThatNamesItAndForgottenWithIt() {
        long id = relayHosts.add(relayHost(" [relay.test]:587 ")).id();
        senders.setDomain("alpha.test", id);
        assertThat(senders.domainsOf(id)).containsExactly("alpha.test");
        assertThat(directory.current().relayHost(Optional.empty(), Optional.of("alpha.test")))
                .hasValue(new Relay("[relay.test]:587", "user", "secret", false));
        relayHosts.change(id, relayHost("smtps:relay.test"));
        assertThat(relayHosts.find(id).orElseThrow().settings().hostname())
                .isEqualTo("smtps:relay.test");
        relayHosts.delete(id);
        assertThat(senders.ofDomain("alpha.test")).isZero();
        assertThat(faults(() -> relayHosts.delete(id))).containsExactly("id relayhost_invalid");
        assertThat(faults(() -> senders.setDomain("alpha.test", id)))
                .containsExactly("relayhost relayhost_invalid");
    }

    @Test
    void aPasswordIsUnreadableInTheDatabase() {
        long id = relayHosts.add(relayHost("[sealed.test]")).id();
        assertThat(stored(id)).startsWith("{AES-GCM}").doesNotContain("secret");
        assertThat(relayHosts.find(id).orElseThrow().settings().password()).isEqualTo("secret");
        String first = stored(id);
        relayHosts.change(id, relayHost("[elsewhere.test]"));
        assertThat(stored(id)).isNotEqualTo(first);
        assertThat(relayHosts.find(id).orElseThrow().settings().password()).isEqualTo("secret");
        long line = transports.add(transport("sealed.test", false)).id();
        assertThat(transports.find(line).orElseThrow().settings().password())
                .isEqualTo(transport("sealed.test", false).password());
        transports.delete(line);
        relayHosts.delete(id);
    }

    @Test
    void aReadablePasswordOfBeforeWorksAndIsSealedWithTheNextWrite() {
        long id = relayHosts.add(relayHost("[old.test]")).id();
        jdbc.sql("UPDATE relayhosts SET password = 'of before' WHERE id = ?").param(id).update();
        RelayHostSettings old = relayHosts.find(id).orElseThrow().settings();
        assertThat(old.password()).isEqualTo("of before");
        relayHosts.change(id, old);
        assertThat(stored(id)).startsWith("{AES-GCM}");
        assertThat(relayHosts.find(id).orElseThrow().settings()).isEqualTo(old);
        relayHosts.delete(id);
    }

    /** Who can write to the table must not have our password sent to a server of his. */
    @Test
    void aSealedPasswordOpensForItsServerAlone() {
        long id = relayHosts.add(relayHost("[ours.test]")).id();
        senders.setDomain("alpha.test", id);
        jdbc.sql("UPDATE relayhosts SET hostname = '[thief.test]' WHERE id = ?").param(id).update();
        Relay relay =
                directory
                        .current()
                        .relayHost(Optional.empty(), Optional.of("alpha.test"))
                        .orElseThrow();
        assertThatThrownBy(relay::password).hasMessageContaining("enter it again");
        assertThat(relayHosts.find(id).orElseThrow().settings().password()).isEmpty();
        relayHosts.delete(id);
    }

    @Test
    void anotherKeyOpensNothingAndNothingElseStops() {
        long id = relayHosts.add(relayHost("[ours.test]")).id();
        senders.setDomain("alpha.test", id);
        for (String key : List.of("", "another")) {
            RoutingTable table = new JdbcRoutingDirectory(jdbc, PasswordSeal.of(key)).current();
            Relay relay =
                    table.relayHost(Optional.empty(), Optional.of("alpha.test")).orElseThrow();
            assertThat(relay.address()).isEqualTo("[ours.test]");
            assertThatThrownBy(relay::password).isInstanceOf(IllegalStateException.class);
        }
        relayHosts.delete(id);
    }

    private static String stored(long id) {
        return jdbc.sql("SELECT password FROM relayhosts WHERE id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    @Test
    void allFaultsOfARelayHostAreTold() {
        assertThat(
                        faults(() ->
                                relayHosts.add(
                                        new RelayHostSettings("no host", "", "x", false, true))))
                .containsExactly("hostname invalid_host", "username username_invalid");
    }

    @Test
    void aTransportIsStoredAsItIsLookedUp() {
        long id = transports.add(transport("Carol@Bücher.test", false)).id();
        assertThat(
                        directory
                                .current()
                                .transport(MailAddress.parse("carol@bücher.test"))
                                .map(Relay::address))
                .hasValue("[next.test]");
        assertThat(faults(() -> transports.add(transport("carol@bücher.test", false))))
                .containsExactly("destination transport_dest_exists");
        transports.change(id, transport(".bücher.test", false));
        transports.change(id, transport(".bücher.test", false));
        assertThat(transports.find(id).orElseThrow().settings().destination())
                .isEqualTo(".xn--bcher-kva.test");
        assertThat(transports.delete(id).destination()).isEqualTo(".xn--bcher-kva.test");
    }

    @Test
    void aDestinationThatFindsNothingOrEverythingIsRefused() {
        assertThat(faults(() -> transports.add(transport("not a domain", false))))
                .containsExactly("destination invalid_destination");
        assertThat(faults(() -> transports.add(transport("/(/", true))))
                .containsExactly("destination invalid_destination");
        assertThat(faults(() -> transports.add(transport(" ", true))))
                .containsExactly("destination invalid_destination");
    }

    @Test
    void policiesAreCheckedAndUnique() {
        policies.add(new TlsPolicySettings("[Mail.test]:587", "Secure", "match=mail.test", true));
        assertThat(directory.current().tls(RelayAddress.parse("[mail.test]:587")))
                .hasValue(new TlsOverride("secure", "match=mail.test"));
        assertThat(
                        faults(() ->
                                policies.add(
                                        new TlsPolicySettings(
                                                "[mail.test]:587", "sometimes", "match", true))))
                .containsExactly(
                        "policy tls_policy_map_policy_invalid",
                        "parameters tls_policy_map_parameter_invalid",
                        "dest tls_policy_map_entry_exists");
        assertThat(
                        faults(() ->
                                policies.add(
                                        new TlsPolicySettings("x.test", "fingerprint", "", true))))
                .containsExactly("parameters tls_policy_map_parameter_invalid");
    }

    @Test
    void aDomainLeavesWithAnotherFaceUntilItIsTakenBack() {
        senders.setIdentity("alpha.test", new SenderIdentity("192.0.2.7", "", "out.alpha.test"));
        assertThat(directory.current().identities()).containsKey("alpha.test");
        senders.setIdentity("alpha.test", new SenderIdentity("", "", ""));
        assertThat(senders.identity("alpha.test")).isEmpty();
        assertThat(
                        faults(() ->
                                senders.setIdentity(
                                        "alpha.test",
                                        new SenderIdentity("2001:db8::1", "192.0.2.1", "a b"))))
                .containsExactly(
                        "sourceV4 ip_invalid", "sourceV6 ip_invalid", "heloName hostname_invalid");
    }

    @Test
    void aRelayedDomainHasItsNextHop() {
        senders.setNextHop("alpha.test", "[primary.test]:2525");
        assertThat(directory.current().nextHops())
                .containsEntry("alpha.test", "[primary.test]:2525");
        assertThat(faults(() -> senders.setNextHop("alpha.test", "?")))
                .containsExactly("nexthop invalid_nexthop");
        senders.setNextHop("alpha.test", "");
        assertThat(directory.current().nextHops()).isEmpty();
    }

    private static RelayHostSettings relayHost(String hostname) {
        return new RelayHostSettings(hostname, "user", "secret", false, true);
    }

    private static TransportSettings transport(String destination, boolean mxBased) {
        return new TransportSettings(destination, "[next.test]", "", "", false, mxBased, true);
    }

    private static List<String> faults(ThrowingCallable change) {
        return catchThrowableOfType(EntryRejected.class, change).faults().stream()
                .map(fault -> fault.field() + " " + fault.code())
                .toList();
    }
}
