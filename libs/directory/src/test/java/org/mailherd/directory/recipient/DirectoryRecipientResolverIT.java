package org.mailherd.directory.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.TestDirectory;
import org.mailherd.mailmodel.MailAddress;

class DirectoryRecipientResolverIT {
    private static RecipientResolver resolver;

    @BeforeAll
    static void fill() {
        TestDirectory directory =
                new TestDirectory()
                        .domain("alpha.test")
                        .domain("beta.test")
                        .domain("all.test")
                        .aliasDomain("alias.test", "alpha.test")
                        .mailbox("alice@alpha.test")
                        .mailbox("off@alpha.test")
                        .mailbox("bob@beta.test")
                        .alias("info@alpha.test", "alice@alpha.test, bob@beta.test")
                        .alias("out@alpha.test", "someone@example.org,alice@alpha.test")
                        .alias("nested@alpha.test", "info@alpha.test,out@alpha.test")
                        .alias("loop@alpha.test", "loop2@alpha.test")
                        .alias("loop2@alpha.test", "loop@alpha.test")
                        .alias("dead@alpha.test", "nobody@alpha.test")
                        .alias("void@alpha.test", "null@localhost")
                        .alias("@all.test", "bob@beta.test");
        for (int i = 0; i < 12; i++) {
            directory.alias("deep" + i + "@alpha.test", "deep" + (i + 1) + "@alpha.test");
        }
        directory.sql("UPDATE mailbox SET active = 0 WHERE username = 'off@alpha.test'");
        resolver = new DirectoryRecipientResolver(directory.jdbc);
    }

    private static List<String> destinations(String address) {
        return switch (resolver.resolve(MailAddress.parse(address))) {
            case Resolution.Deliver(List<Destination> destinations) ->
                    destinations.stream().map(DirectoryRecipientResolverIT::text).toList();
            case Resolution.Unknown _ -> List.of("unknown");
            case Resolution.NotLocal _ -> List.of("not local");
            case Resolution.Disabled _ -> List.of("disabled");
        };
    }

    private static String text(Destination destination) {
        return switch (destination) {
            case Destination.LocalMailbox mailbox -> mailbox.address().toString();
            case Destination.Remote(MailAddress address) -> "remote " + address;
            case Destination.Forward(MailAddress address) -> "forward " + address;
            case Destination.Relay(MailAddress address) -> "relay " + address;
            case Destination.Discard _ -> "discard";
            case Destination.Learn(Destination.Lesson lesson) -> "learn " + lesson;
        };
    }

    @Test
    void discardsWhatGoesToNullAtLocalhost() {
        assertThat(destinations("void@alpha.test")).containsExactly("discard");
    }

    @Test
    void findsMailboxesInAnyCaseAndKeepsTheTag() {
        assertThat(destinations("ALICE@Alpha.test")).containsExactly("alice@alpha.test");
        assertThat(destinations("alice+Shop@alpha.test")).containsExactly("alice+shop@alpha.test");
        assertThat(destinations("alice+@alpha.test")).containsExactly("alice@alpha.test");
    }

    @Test
    void expandsAliasesOnceEach() {
        assertThat(destinations("info@alpha.test"))
                .containsExactly("alice@alpha.test", "bob@beta.test");
        assertThat(destinations("info+x@alpha.test"))
                .containsExactly("alice@alpha.test", "bob@beta.test");
        assertThat(destinations("nested@alpha.test"))
                .containsExactly(
                        "alice@alpha.test", "bob@beta.test", "forward someone@example.org");
    }

    @Test
    void anAliasDomainStandsForItsTarget() {
        assertThat(destinations("alice@alias.test")).containsExactly("alice@alpha.test");
        assertThat(destinations("info@alias.test"))
                .containsExactly("alice@alpha.test", "bob@beta.test");
    }

    @Test
    void theCatchAllTakesWhatIsLeft() {
        assertThat(destinations("whoever@all.test")).containsExactly("bob@beta.test");
    }

    @Test
    void saysWhoIsUnknownElsewhereOrOff() {
        assertThat(destinations("nobody@alpha.test")).containsExactly("unknown");
        assertThat(destinations("dead@alpha.test")).containsExactly("unknown");
        assertThat(destinations("a@example.org")).containsExactly("not local");
        assertThat(destinations("off@alpha.test")).containsExactly("disabled");
    }

    @Test
    void aLoopOfAliasesEnds() {
        assertThat(destinations("loop@alpha.test")).containsExactly("unknown");
    }

    @Test
    void aChainOfMoreThanTenAliasesIsAFaultThatNamesItsStart() {
        assertThatThrownBy(() -> resolver.resolve(MailAddress.parse("deep0@alpha.test")))
                .isInstanceOf(ExpansionLimitException.class)
                .hasMessageContaining("deep0@alpha.test");
    }
}
