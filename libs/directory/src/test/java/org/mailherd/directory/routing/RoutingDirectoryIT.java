package org.mailherd.directory.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.TestDirectory;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.testsupport.ManualClock;

class RoutingDirectoryIT {
    private final TestDirectory rows = new TestDirectory();
    private final RoutingDirectory directory =
            new JdbcRoutingDirectory(rows.jdbc, PasswordSeal.of(""));

    @BeforeEach
    void fill() {
        rows.domain("alpha.test").domain("beta.test").aliasDomain("alias.test", "alpha.test");
        rows.mailbox("alice@alpha.test").mailbox("bob@beta.test");
        relayHost(1, "[relay-1.test]:587");
        relayHost(2, "[relay-2.test]");
        rows.sql("UPDATE domain SET relayhost = 1 WHERE domain = 'alpha.test'");
        rows.sql("UPDATE mailbox SET relayhost = 2 WHERE username = 'alice@alpha.test'");
    }

    @Test
    void theMailboxGoesBeforeItsDomain() {
        assertThat(relay("alice@alpha.test", "alpha.test")).hasValue("[relay-2.test]");
        assertThat(relay("other@alpha.test", "alpha.test")).hasValue("[relay-1.test]:587");
        assertThat(relay("bob@beta.test", "beta.test")).isEmpty();
    }

    @Test
    void anAliasDomainLeavesAsItsTarget() {
        assertThat(relay("x@alias.test", "alias.test")).hasValue("[relay-1.test]:587");
    }

    @Test
    void aRelayHostThatIsOffIsNotUsed() {
        rows.sql("UPDATE relayhosts SET active = 0 WHERE id = 2");
        assertThat(relay("alice@alpha.test", "alpha.test")).hasValue("[relay-1.test]:587");
    }

    @Test
    void aDeletedRelayHostLeavesNoReference() {
        rows.sql("DELETE FROM relayhosts WHERE id = 1");
        assertThat(relay("other@alpha.test", "alpha.test")).isEmpty();
    }

    @Test
    void transportsAreLookedUpInPostfixOrder() {
        transport("carol@outside.test", "[one.test]");
        transport("outside.test", "[two.test]");
        transport(".outside.test", "[three.test]");
        transport(".test", "[four.test]");
        transport("*", "[five.test]");
        assertThat(transportOf("Carol@outside.test")).isEqualTo("[one.test]");
        assertThat(transportOf("carol+tag@outside.test")).isEqualTo("[one.test]");
        assertThat(transportOf("dave@outside.test")).isEqualTo("[two.test]");
        assertThat(transportOf("dave@a.b.outside.test")).isEqualTo("[three.test]");
        assertThat(transportOf("dave@other.test")).isEqualTo("[four.test]");
        assertThat(transportOf("dave@elsewhere.example")).isEqualTo("[five.test]");
    }

    @Test
    void policiesAreLookedUpByNextHop() {
        policy("outside.test", "secure");
        policy(".wide.test", "encrypt");
        policy("[mail.test]:587", "verify");
        policy("[mail.test]", "none");
        assertThat(policyOf("outside.test")).hasValue("secure");
        assertThat(policyOf("sub.outside.test")).isEmpty();
        assertThat(policyOf("a.wide.test")).hasValue("encrypt");
        assertThat(policyOf("[mail.test]:587")).hasValue("verify");
        assertThat(policyOf("[mail.test]:25")).hasValue("none");
        assertThat(policyOf("[x.wide.test]")).isEmpty();
    }

    @Test
    void aDomainHasItsOwnFaceAndItsAliasDomainsToo() {
        rows.sql(
                "INSERT INTO sender_identity (domain, source_v4, helo_name) VALUES ('alpha.test', '127.0.0.2', 'a.test')");
        SenderIdentity expected = new SenderIdentity("127.0.0.2", "", "a.test");
        assertThat(directory.current().identities())
                .containsEntry("alpha.test", expected)
                .containsEntry("alias.test", expected)
                .hasSize(2);
    }

    @Test
    void anExpressionThatIsNoneHoldsMailUp() {
        rows.sql(
                "INSERT INTO transports (destination, nexthop, is_mx_based) VALUES ('/(/', '[x.test]', 1)");
        assertThatThrownBy(directory::current).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aChangeWorksAfterASecond() {
        ManualClock clock = ManualClock.at("2026-01-01T00:00:00Z");
        CachedRoutingDirectory cached = new CachedRoutingDirectory(directory, clock);
        assertThat(cached.current().transports()).isEmpty();
        transport("outside.test", "[two.test]");
        assertThat(cached.current().transports()).isEmpty();
        clock.advance(Duration.ofMillis(1000));
        assertThat(cached.current().transports()).hasSize(1);
    }

    private Optional<String> relay(String mailbox, String domain) {
        return directory
                .current()
                .relayHost(Optional.of(MailAddress.parse(mailbox)), Optional.of(domain))
                .map(Relay::address);
    }

    private String transportOf(String recipient) {
        return directory
                .current()
                .transport(MailAddress.parse(recipient))
                .map(Relay::address)
                .orElse("");
    }

    private Optional<String> policyOf(String nextHop) {
        return directory.current().tls(RelayAddress.parse(nextHop)).map(TlsOverride::policy);
    }

    private void relayHost(int id, String hostname) {
        rows.jdbc
                .sql("INSERT INTO relayhosts (id, hostname) VALUES (?, ?)")
                .params(id, hostname)
                .update();
    }

    private void transport(String destination, String nexthop) {
        rows.jdbc
                .sql("INSERT INTO transports (destination, nexthop) VALUES (?, ?)")
                .params(destination, nexthop)
                .update();
    }

    private void policy(String dest, String policy) {
        rows.jdbc
                .sql("INSERT INTO tls_policy_override (dest, policy) VALUES (?, ?)")
                .params(dest, policy)
                .update();
    }
}
