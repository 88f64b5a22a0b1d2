package org.mailherd.imap.pop3;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mailherd.directory.login.Authenticator;
import org.mailherd.directory.login.Door;
import org.mailherd.directory.login.LoginAttempt;
import org.mailherd.directory.login.LoginOutcome;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.login.Protocol;
import org.mailherd.imap.login.FailedLogins;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the directory, slows down guessing and tells the house of failures. */
final class Pop3Login {
    private static final Logger log = LoggerFactory.getLogger(Pop3Login.class);

    private final Authenticator authenticator;
    private final FailedLogins failures;
    private final Duration failureDelay;

    Pop3Login(Authenticator authenticator, FailedLogins failures, Duration failureDelay) {
        this.authenticator = authenticator;
        this.failures = failures;
        this.failureDelay = failureDelay;
    }

    Optional<MailboxAccount> login(String username, String password, String ip) {
        LoginAttempt attempt = new LoginAttempt(username, password, Protocol.POP3, ip);
        return switch (authenticator.login(attempt)) {
            case LoginOutcome.Granted(MailboxAccount account) -> {
                LogEvent.of("login").with("user", account.address()).with("ip", ip).info(log);
                yield Optional.of(account);
            }
            case LoginOutcome.Refused(String reason) -> {
                LogEvent.of("login-failed")
                        .quoted("user", username)
                        .with("ip", ip)
                        .with("reason", reason)
                        .info(log);
                failures.publish(new Door(Protocol.POP3, ip), username);
                pause();
                yield Optional.empty();
            }
        };
    }

    private void pause() {
        try {
            new CountDownLatch(1).await(failureDelay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
