package org.mailherd.imap.command;

import java.io.IOException;
import java.util.Optional;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.imap.login.LoginGate;
import org.mailherd.imap.login.LoginResult;
import org.mailherd.imap.login.SaslDialogue;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Capabilities;
import org.mailherd.imap.session.CommandRefused;
import org.mailherd.imap.session.Session;

/** What the gate decides, in IMAP's words (RFC 5530). */
public final class LoginAnswers {
    private static final Answer NO_PRIVACY =
            Answer.no("PRIVACYREQUIRED", "Use STARTTLS or the TLS port to log in");

    private final LoginGate gate;
    private final Capabilities capabilities;

    public LoginAnswers(LoginGate gate, Capabilities capabilities) {
        this.gate = gate;
        this.capabilities = capabilities;
    }

    /**
     * Refuses to take a password from a wire that others can read. Call it before reading one.
     *
     * @throws CommandRefused with {@code PRIVACYREQUIRED}
     */
    void requirePrivacy(Session session) {
        if (!session.visit().mayLogIn()) {
            throw new CommandRefused(NO_PRIVACY);
        }
    }

    Answer password(Session session, String username, String password) {
        return answer(session, gate.password(session.visit(), username, password));
    }

    Answer authenticate(
            Session session, String mechanism, Optional<String> initial, SaslDialogue dialogue)
            throws IOException {
        return answer(session, gate.authenticate(session.visit(), mechanism, initial, dialogue));
    }

    private Answer answer(Session session, LoginResult result) {
        return switch (result) {
            case LoginResult.Granted(MailboxAccount account) -> {
                session.loggedIn(account);
                yield Answer.ok("CAPABILITY " + capabilities.of(session), "Logged in");
            }
            case LoginResult.Refused(boolean last) -> {
                if (last) {
                    session.end();
                }
                yield Answer.no("AUTHENTICATIONFAILED", "Wrong user name or password");
            }
            case LoginResult.TlsDemanded() -> NO_PRIVACY;
            case LoginResult.Unavailable() ->
                    Answer.no("UNAVAILABLE", "Logins cannot be checked now, try again later");
            case LoginResult.Cancelled() -> Answer.bad("Authentication cancelled");
            case LoginResult.Malformed(String reason) -> Answer.bad(reason);
            case LoginResult.NoSuchMechanism() -> Answer.no("Unknown authentication mechanism");
        };
    }
}
