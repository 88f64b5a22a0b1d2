package org.mailherd.imap.managesieve;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.imap.login.LoginGate;
import org.mailherd.imap.login.LoginResult;

/** AUTHENTICATE and UNAUTHENTICATE (RFC 5804 2.1 and 2.14). */
final class AuthenticateVerb implements Verb {
    private static final String NO_BASE64 = "!";

    private final LoginGate gate;

    AuthenticateVerb(LoginGate gate) {
        this.gate = gate;
    }

    @Override
    public Answer answer(Command command, ManageSieveSession session) throws IOException, Fault {
        if (session.account().isPresent()) {
            return Answer.no("Already logged in");
        }
        command.require(1, 2);
        if (!session.visit().mayLogIn()) {
            return Answer.no("ENCRYPT-NEEDED", "Use STARTTLS to log in");
        }
        Optional<String> initial = command.has(1) ? Optional.of(command.text(1)) : Optional.empty();
        String mechanism = command.text(0).toUpperCase(Locale.ROOT);
        return answer(
                session,
                gate.authenticate(
                        session.visit(), mechanism, initial, challenge -> ask(session, challenge)));
    }

    private static String ask(ManageSieveSession session, String challenge) throws IOException {
        session.write(Answer.string(challenge) + "\r\n");
        session.wire().flush();
        try {
            return session.reader().response();
        } catch (Fault e) {
            if (e.isLast()) {
                throw new IOException(e.getMessage(), e);
            }
            return NO_BASE64;
        }
    }

    private static Answer answer(ManageSieveSession session, LoginResult result) {
        return switch (result) {
            case LoginResult.Granted(MailboxAccount account) -> {
                session.loggedIn(account);
                yield Answer.ok("Logged in");
            }
            case LoginResult.Refused(boolean last) ->
                    last
                            ? Answer.bye("", "Too many failed logins")
                            : Answer.no("Wrong user name or password");
            case LoginResult.TlsDemanded() -> Answer.no("ENCRYPT-NEEDED", "Use STARTTLS to log in");
            case LoginResult.Unavailable() ->
                    Answer.no("TRYLATER", "Logins cannot be checked now, try again later");
            case LoginResult.Cancelled() -> Answer.no("Authentication cancelled");
            case LoginResult.Malformed(String reason) -> Answer.no(reason);
            case LoginResult.NoSuchMechanism() -> Answer.no("Unknown authentication mechanism");
        };
    }

    static Answer unauthenticate(Command command, ManageSieveSession session) throws Fault {
        command.require(0, 0);
        session.loggedOut();
        return Answer.ok("Logged out");
    }
}
