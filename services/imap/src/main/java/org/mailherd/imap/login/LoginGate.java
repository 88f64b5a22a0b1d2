package org.mailherd.imap.login;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mailherd.directory.login.Authenticator;
import org.mailherd.directory.login.LoginAttempt;
import org.mailherd.directory.login.LoginOutcome;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.login.Protocol;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Capabilities;
import org.mailherd.imap.session.CommandRefused;
import org.mailherd.imap.session.Session;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a name and a password become a logged-in session. */
public final class LoginGate {
    private static final Logger log = LoggerFactory.getLogger(LoginGate.class);
    private static final int MOST_DOUBLINGS = 4;
    private static final int MOST_FAILURES = 10;

    private final Authenticator authenticator;
    private final FailedLogins failures;
    private final Capabilities capabilities;
    private final Duration failureDelay;

    public LoginGate(
            Authenticator authenticator,
            FailedLogins failures,
            Capabilities capabilities,
            Duration failureDelay) {
        this.authenticator = authenticator;
        this.failures = failures;
        this.capabilities = capabilities;
        this.failureDelay = failureDelay;
    }

    /**
     * Refuses to take a password from a wire that others can read. Call it before reading one.
     *
     * @throws CommandRefused with {@code PRIVACYREQUIRED} (RFC 5530)
     */
    public void requirePrivacy(Session session) {
        if (!capabilities.mayLogIn(session)) {
            throw new CommandRefused(
                    Answer.no("PRIVACYREQUIRED", "Use STARTTLS or the TLS port to log in"));
        }
    }

    /** Logs the session in, or answers after a delay that grows with each failure. */
    public Answer enter(Session session, String username, String password) {
        LoginAttempt attempt =
                new LoginAttempt(username, password, Protocol.IMAP, session.remoteAddress());
        return switch (authenticator.login(attempt)) {
            case LoginOutcome.Granted(MailboxAccount account) -> granted(session, account);
            case LoginOutcome.Refused(String reason) -> refused(session, attempt, reason);
        };
    }

    private Answer granted(Session session, MailboxAccount account) {
        session.loggedIn(account);
        LogEvent.of("login")
                .with("user", account.address())
                .with("ip", session.remoteAddress())
                .with("tls", session.isTls())
                .info(log);
        return Answer.ok("CAPABILITY " + capabilities.of(session), "Logged in");
    }

    private Answer refused(Session session, LoginAttempt attempt, String reason) {
        LogEvent.of("login-failed")
                .quoted("user", attempt.username())
                .with("ip", attempt.remoteAddress())
                .with("reason", reason)
                .info(log);
        failures.publish(attempt);
        int count = session.loginRefused();
        pause(failureDelay.multipliedBy(1L << Math.min(count - 1, MOST_DOUBLINGS)));
        if (count >= MOST_FAILURES) {
            session.end();
        }
        return Answer.no("AUTHENTICATIONFAILED", "Wrong user name or password");
    }

    private static void pause(Duration delay) {
        try {
            new CountDownLatch(1).await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
