package org.mailherd.smtp.login;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.directory.login.Authenticator;
import org.mailherd.directory.login.LoginAttempt;
import org.mailherd.directory.login.LoginOutcome;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.login.Protocol;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.smtp.session.Command;
import org.mailherd.smtp.session.Outcome;
import org.mailherd.smtp.session.Session;
import org.mailherd.smtp.session.Verb;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** AUTH (RFC 4954): a login by PLAIN or LOGIN; never in clear text unless a setting says so. */
public final class AuthVerb implements Verb {
    private static final Logger log = LoggerFactory.getLogger(AuthVerb.class);
    private static final int MAX_FAILURES = 3;

    private final Authenticator authenticator;
    private final LoginFailures failures;
    private final boolean loginInClear;

    public AuthVerb(Authenticator authenticator, LoginFailures failures, boolean loginInClear) {
        this.authenticator = authenticator;
        this.failures = failures;
        this.loginInClear = loginInClear;
    }

    @Override
    public String name() {
        return "AUTH";
    }

    @Override
    public Outcome run(Session session, Command command) throws IOException {
        if (!session.wire().isTls() && !loginInClear) {
            return Outcome.of(538, "5.7.11", "Encryption required: send STARTTLS first");
        }
        if (session.helo().isEmpty()
                || session.transaction().isPresent()
                || session.account().isPresent()) {
            return Outcome.of(503, "5.5.1", "Error: AUTH is not allowed now");
        }
        String[] words = command.argument().split(" +", 2);
        Optional<String> initial = words.length == 2 ? Optional.of(words[1]) : Optional.empty();
        Dialogue dialogue = new Dialogue(session);
        return switch (words[0].toUpperCase(Locale.ROOT)) {
            case "PLAIN" -> login(session, dialogue.plain(initial));
            case "LOGIN" -> login(session, dialogue.login(initial));
            default -> Outcome.of(504, "5.5.4", "Error: authentication mechanism not supported");
        };
    }

    private Outcome login(Session session, Optional<Credentials> credentials) {
        if (credentials.isEmpty()) {
            return Outcome.of(501, "5.5.2", "Authentication cancelled or malformed");
        }
        Credentials given = credentials.get();
        LoginAttempt attempt =
                new LoginAttempt(
                        given.username(), given.password(), Protocol.SMTP, session.clientAddress());
        try {
            return switch (authenticator.login(attempt)) {
                case LoginOutcome.Granted(MailboxAccount account) -> granted(session, account);
                case LoginOutcome.Refused(String reason) ->
                        refused(session, given.username(), reason);
            };
        } catch (DataAccessException e) {
            LogEvent.of("login-unavailable")
                    .with("ip", session.clientAddress())
                    .quoted("reason", e.getMessage())
                    .error(log);
            return Outcome.of(454, "4.7.0", "Temporary authentication failure");
        }
    }

    private static Outcome granted(Session session, MailboxAccount account) {
        session.loggedIn(account);
        LogEvent.of("login")
                .with("listener", session.profile().name())
                .with("ip", session.clientAddress())
                .quoted("username", account.address())
                .info(log);
        return Outcome.of(235, "2.7.0", "Authentication successful");
    }

    private Outcome refused(Session session, String username, String reason) {
        failures.report(username, session.clientAddress(), reason);
        SmtpReply reply = SmtpReply.of(535, "5.7.8", "Error: authentication failed");
        return session.countLoginFailure() >= MAX_FAILURES
                ? new Outcome.Close(reply)
                : Outcome.of(reply);
    }
}
