package org.mailherd.directory.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.TestDirectory;

class PasswordAuthenticatorIT {
    private static TestDirectory directory;
    private static Authenticator authenticator;

    @BeforeAll
    static void fill() {
        directory =
                new TestDirectory()
                        .domain("alpha.test")
                        .aliasDomain("alias.test", "alpha.test")
                        .mailbox("alice@alpha.test")
                        .mailbox("bob@alpha.test")
                        .mailbox("closed@alpha.test")
                        .alias("info@alpha.test", "alice@alpha.test")
                        .alias("silent@alpha.test", "alice@alpha.test");
        directory.sql(
                "UPDATE alias SET sender_allowed = FALSE WHERE address = 'silent@alpha.test'");
        directory.sql("UPDATE mailbox SET active = 2 WHERE username = 'closed@alpha.test'");
        directory.sql("UPDATE mailbox SET pop3_access = FALSE WHERE username = 'bob@alpha.test'");
        authenticator = Logins.over(directory.jdbc, new PasswordHashes()).passwords();
    }

    private static boolean granted(String username, String password, Protocol protocol) {
        LoginAttempt attempt = new LoginAttempt(username, password, protocol, "192.0.2.1");
        return authenticator.login(attempt) instanceof LoginOutcome.Granted;
    }

    @Test
    void letsTheOwnerInAndNobodyElse() {
        assertThat(granted("Alice@alpha.test", "demo-password", Protocol.IMAP)).isTrue();
        assertThat(granted("alice@alpha.test", "demo-password ", Protocol.IMAP)).isFalse();
        assertThat(granted("alice@alpha.test", "", Protocol.IMAP)).isFalse();
        assertThat(granted("nobody@alpha.test", "demo-password", Protocol.IMAP)).isFalse();
        assertThat(granted("' OR 1=1 --", "demo-password", Protocol.IMAP)).isFalse();
    }

    @Test
    void keepsClosedDoorsClosed() {
        assertThat(granted("closed@alpha.test", "demo-password", Protocol.IMAP)).isFalse();
        assertThat(granted("bob@alpha.test", "demo-password", Protocol.POP3)).isFalse();
        assertThat(granted("bob@alpha.test", "demo-password", Protocol.SMTP)).isTrue();
    }

    @Test
    void aChangedPasswordCountsAtOnce() {
        directory.mailbox("carol@alpha.test");
        assertThat(granted("carol@alpha.test", "demo-password", Protocol.IMAP)).isTrue();
        String fresh = new PasswordHashes().hash("another");
        directory
                .jdbc
                .sql("UPDATE mailbox SET password_hash = ? WHERE username = 'carol@alpha.test'")
                .param(fresh)
                .update();
        assertThat(granted("carol@alpha.test", "demo-password", Protocol.IMAP)).isFalse();
        assertThat(granted("carol@alpha.test", "another", Protocol.IMAP)).isTrue();
    }
}
