package org.mailherd.smtp.login;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailherd.directory.login.Door;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.login.Protocol;
import org.mailherd.directory.sasl.SaslContext;
import org.mailherd.directory.sasl.SaslExchange;
import org.mailherd.directory.sasl.SaslMechanisms.Selection;
import org.mailherd.directory.sasl.SaslStep;
import org.mailherd.directory.token.IssuerUnavailableException;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.smtp.session.AuthOffer;
import org.mailherd.smtp.session.Command;
import org.mailherd.smtp.session.Outcome;
import org.mailherd.smtp.session.Session;
import org.mailherd.smtp.session.Verb;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** AUTH (RFC 4954); never in clear text unless a setting says so. */
public final class AuthVerb implements Verb, AuthOffer {
    private static final Logger log = LoggerFactory.getLogger(AuthVerb.class);

    private final SubmissionLogins logins;
    private final LoginFailures failures;
    private final boolean loginInClear;

    public AuthVerb(SubmissionLogins logins, LoginFailures failures, boolean loginInClear) {
        this.logins = logins;
        this.failures = failures;
        this.loginInClear = loginInClear;
    }

    @Override
    public String name() {
        return "AUTH";
    }

    @Override
    public List<String> mechanisms(Session session) {
        return mayLogIn(session)
                ? logins.mechanisms().offered(SessionBindings.of(session))
                : List.of();
    }

    private boolean mayLogIn(Session session) {
        return session.wire().isTls() || loginInClear;
    }

    @Override
    public Outcome run(Session session, Command command) throws IOException {
        if (!mayLogIn(session)) {
            return Outcome.of(538, "5.7.11", "Encryption required: send STARTTLS first");
        }
        if (session.helo().isEmpty()
                || session.transaction().isPresent()
                || session.account().isPresent()) {
            return Outcome.of(503, "5.5.1", "Error: AUTH is not allowed now");
        }
        String[] words = command.argument().split(" +");
        if (words[0].isEmpty() || words.length > 2) {
            return Outcome.of(501, "5.5.4", "Syntax: AUTH mechanism [initial-response]");
        }
        Optional<String> initial = words.length == 2 ? Optional.of(words[1]) : Optional.empty();
        SaslContext context =
                new SaslContext(
                        new Door(Protocol.SMTP, session.clientAddress()),
                        SessionBindings.of(session));
        return switch (logins.mechanisms().select(words[0], context)) {
            case Selection.Begun(SaslExchange exchange) ->
                    converse(session, exchange, words[0], initial);
            case Selection.SwitchedOff() ->
                    Outcome.of(534, "5.7.9", "Error: authentication mechanism is switched off");
            case Selection.Unknown() ->
                    Outcome.of(504, "5.5.4", "Error: authentication mechanism not supported");
        };
    }

    private Outcome converse(
            Session session, SaslExchange exchange, String mechanism, Optional<String> initial)
            throws IOException {
        try {
            return switch (new AuthDialogue(session, exchange).run(initial)) {
                case AuthDialogue.End.Broken(SmtpReply reply) -> Outcome.of(reply);
                case AuthDialogue.End.Granted(MailboxAccount account) ->
                        granted(session, account, mechanism);
                case AuthDialogue.End.Refused(SaslStep.Failed failed, long askedNanos) -> {
                    failures.report(failed.username(), session.clientAddress(), failed.reason());
                    RefusalDelay.await(askedNanos, logins.settings().failureDelay());
                    yield refused(session);
                }
            };
        } catch (DataAccessException | IssuerUnavailableException e) {
            LogEvent.of("login-unavailable")
                    .with("ip", session.clientAddress())
                    .quoted("mechanism", mechanism)
                    .quoted("reason", e.getMessage())
                    .error(log);
            return Outcome.of(454, "4.7.0", "Temporary authentication failure");
        }
    }

    private static Outcome granted(Session session, MailboxAccount account, String mechanism) {
        session.loggedIn(account);
        LogEvent.of("login")
                .with("listener", session.profile().name())
                .with("ip", session.clientAddress())
                .quoted("username", account.address())
                .quoted("mechanism", mechanism)
                .info(log);
        return Outcome.of(235, "2.7.0", "Authentication successful");
    }

    private Outcome refused(Session session) throws IOException {
        SmtpReply reply = SmtpReply.of(535, "5.7.8", "Error: authentication failed");
        if (session.countLoginFailure() < logins.settings().failures()) {
            return Outcome.of(reply);
        }
        session.say(reply);
        return Outcome.close(421, "4.7.0", "Error: too many failed logins, closing connection");
    }
}
