package org.mailherd.directory.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.directory.TestDirectory;
import org.mailherd.mailmodel.MailAddress;

class SenderPolicyIT {
    private static TestDirectory directory;
    private static SenderPolicy policy;

    @BeforeAll
    static void fill() {
        directory =
                new TestDirectory()
                        .domain("alpha.test")
                        .domain("beta.test")
                        .aliasDomain("alias.test", "alpha.test")
                        .mailbox("alice@alpha.test")
                        .mailbox("bob@alpha.test")
                        .mailbox("robot@beta.test")
                        .mailbox("boss@beta.test")
                        .alias("info@alpha.test", "alice@alpha.test")
                        .alias("silent@alpha.test", "alice@alpha.test")
                        .alias("bobs@alpha.test", "bob@alpha.test")
                        .alias("off@alpha.test", "alice@alpha.test")
                        .alias("@alpha.test", "alice@alpha.test");
        directory.sql(
                "UPDATE alias SET sender_allowed = FALSE WHERE address = 'silent@alpha.test'");
        directory.sql("UPDATE alias SET active = FALSE WHERE address = 'off@alpha.test'");
        grant("robot@beta.test", "bob@alpha.test");
        grant("robot@beta.test", "@beta.test");
        grant("boss@beta.test", "*");
        policy = new DirectorySenderPolicy(directory.jdbc);
    }

    private static void grant(String mailbox, String sendAs) {
        directory
                .jdbc
                .sql(
                        "INSERT INTO sender_acl (mailbox_id, send_as) SELECT id, ? FROM mailbox WHERE username = ?")
                .params(sendAs, mailbox)
                .update();
    }

    private static boolean may(String mailbox, String sender) {
        MailboxAccount account =
                new JdbcMailboxDirectory(directory.jdbc)
                        .find(MailAddress.parse(mailbox))
                        .orElseThrow();
        return policy.maySendAs(account, MailAddress.parse(sender));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice@alpha.test",
                "Alice+x@alpha.test",
                "alice@alias.test",
                "alice+x@alias.test",
                "info@alpha.test",
                "info+x@alpha.test",
                "info@alias.test",
                "anything@alpha.test",
                "anything@alias.test"
            })
    void sendsAsItselfItsAliasesAndItsCatchAll(String own) {
        assertThat(may("alice@alpha.test", own)).isTrue();
    }

    /** A catch-all gets what nobody else has: it is no licence to be a neighbour. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob@alpha.test",
                "bob+x@alpha.test",
                "bob@alias.test",
                "bobs@alpha.test",
                "bobs@alias.test",
                "silent@alpha.test",
                "alice@example.org",
                "alice@beta.test"
            })
    void sendsAsNobodyElse(String foreign) {
        assertThat(may("alice@alpha.test", foreign)).isFalse();
    }

    @Test
    void sendsAsWhatItWasGranted() {
        assertThat(may("robot@beta.test", "bob@alpha.test")).isTrue();
        assertThat(may("robot@beta.test", "bob+tag@alpha.test")).isTrue();
        assertThat(may("robot@beta.test", "bob@alias.test")).isTrue();
        assertThat(may("robot@beta.test", "boss@beta.test")).isTrue();
        assertThat(may("robot@beta.test", "alice@alpha.test")).isFalse();
        assertThat(may("boss@beta.test", "anybody@example.org")).isTrue();
    }

    @Test
    void aGrantTakenBackCountsAtOnce() {
        grant("bob@alpha.test", "boss@beta.test");
        assertThat(may("bob@alpha.test", "boss@beta.test")).isTrue();
        directory.sql("DELETE FROM sender_acl WHERE send_as = 'boss@beta.test'");
        assertThat(may("bob@alpha.test", "boss@beta.test")).isFalse();
    }
}
