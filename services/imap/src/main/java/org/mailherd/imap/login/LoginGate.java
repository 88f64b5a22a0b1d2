package org.mailherd.imap.login;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailherd.directory.login.Authenticator;
import org.mailherd.directory.login.Door;
import org.mailherd.directory.login.LoginAttempt;
import org.mailherd.directory.login.LoginOutcome;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.login.TlsDemands;
import org.mailherd.directory.sasl.SaslContext;
import org.mailherd.directory.sasl.SaslMechanisms;
import org.mailherd.directory.sasl.SaslMechanisms.Selection;
import org.mailherd.directory.token.IssuerUnavailableException;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The one place where a visitor of IMAP, POP3 or ManageSieve becomes somebody: asks the directory,
 * slows down guessing, writes the log and tells netfilter. Whether the visitor may send a password
 * as things are ({@link Visit#mayLogIn}) is asked before, by whoever reads one.
 */
public final class LoginGate {
    private static final Logger log = LoggerFactory.getLogger(LoginGate.class);
    private static final int MOST_DOUBLINGS = 4;

    private final Authenticator passwords;
    private final SaslMechanisms mechanisms;
    private final TlsDemands tlsDemands;
    private final FailedLogins failures;
    private final LoginSettings settings;

    public LoginGate(
            Authenticator passwords,
            SaslMechanisms mechanisms,
            TlsDemands tlsDemands,
            FailedLogins failures,
            LoginSettings settings) {
        this.passwords = passwords;
        this.mechanisms = mechanisms;
        this.tlsDemands = tlsDemands;
        this.failures = failures;
        this.settings = settings;
    }

    /** SASL names to announce; none where no password may be sent. */
    public List<String> mechanisms(Visit visit) {
        return visit.mayLogIn() ? mechanisms.offered(visit.bindings()) : List.of();
    }

    /** A name and a password in clear: IMAP's LOGIN, POP3's USER and PASS. */
    public LoginResult password(Visit visit, String username, String password) {
        Door door = visit.door();
        LoginAttempt attempt =
                new LoginAttempt(username, password, door.protocol(), door.remoteAddress());
        long asked = System.nanoTime();
        return orUnavailable(
                visit,
                () ->
                        switch (passwords.login(attempt)) {
                            case LoginOutcome.Granted(MailboxAccount account) ->
                                    granted(visit, account, "password");
                            case LoginOutcome.Refused(String reason) ->
                                    refused(visit, username, reason, asked);
                        });
    }

    /**
     * Conducts a SASL exchange to its end.
     *
     * @param initial the initial response in Base64, {@code =} for an empty one (RFC 4959)
     */
    public LoginResult authenticate(
            Visit visit, String mechanism, Optional<String> initial, SaslDialogue dialogue)
            throws IOException {
        SaslContext context = new SaslContext(visit.door(), visit.bindings());
        return switch (mechanisms.select(mechanism, context)) {
            case Selection.Begun(var exchange) -> {
                SaslConversation conversation = new SaslConversation(exchange, dialogue);
                yield converse(visit, mechanism, conversation, initial);
            }
            case Selection.SwitchedOff() -> new LoginResult.NoSuchMechanism();
            case Selection.Unknown() -> new LoginResult.NoSuchMechanism();
        };
    }

    private LoginResult converse(
            Visit visit, String mechanism, SaslConversation conversation, Optional<String> initial)
            throws IOException {
        SaslConversation.End end;
        try {
            end = conversation.run(initial);
        } catch (DataAccessException | IssuerUnavailableException e) {
            return unavailable(visit, e);
        }
        return switch (end) {
            case SaslConversation.End.Granted(MailboxAccount account) ->
                    orUnavailable(visit, () -> granted(visit, account, mechanism));
            case SaslConversation.End.Refused(String username, String reason, long asked) ->
                    refused(visit, username, reason, asked);
            case SaslConversation.End.Cancelled() -> new LoginResult.Cancelled();
            case SaslConversation.End.Malformed(String reason) -> new LoginResult.Malformed(reason);
        };
    }

    private static LoginResult orUnavailable(Visit visit, Supplier<LoginResult> attempt) {
        try {
            return attempt.get();
        } catch (DataAccessException e) {
            return unavailable(visit, e);
        }
    }

    private static LoginResult unavailable(Visit visit, RuntimeException fault) {
        LogEvent.of("login-unavailable")
                .with("ip", visit.door().remoteAddress())
                .quoted("reason", fault.getMessage())
                .error(log);
        return new LoginResult.Unavailable();
    }

    private LoginResult granted(Visit visit, MailboxAccount account, String mechanism) {
        Door door = visit.door();
        if (!visit.isTls() && tlsDemands.inbound(account.mailboxId())) {
            LogEvent.of("login-without-tls")
                    .with("protocol", FailedLogins.service(door.protocol()))
                    .with("user", account.address())
                    .with("ip", door.remoteAddress())
                    .info(log);
            return new LoginResult.TlsDemanded();
        }
        LogEvent.of("login")
                .with("protocol", FailedLogins.service(door.protocol()))
                .with("user", account.address())
                .with("ip", door.remoteAddress())
                .with("tls", visit.isTls())
                .quoted("mechanism", mechanism)
                .info(log);
        return new LoginResult.Granted(account);
    }

    private LoginResult refused(Visit visit, String username, String reason, long askedNanos) {
        Door door = visit.door();
        LogEvent.of("login-failed")
                .with("protocol", FailedLogins.service(door.protocol()))
                .quoted("user", username)
                .with("ip", door.remoteAddress())
                .quoted("reason", reason)
                .info(log);
        failures.publish(door, username);
        int count = visit.refused();
        Duration delay =
                settings.failureDelay().multipliedBy(1L << Math.min(count - 1, MOST_DOUBLINGS));
        RefusalDelay.await(askedNanos, delay);
        return new LoginResult.Refused(count >= settings.failures());
    }
}
