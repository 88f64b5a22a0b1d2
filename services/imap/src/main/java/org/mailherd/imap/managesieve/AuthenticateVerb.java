package org.mailherd.imap.managesieve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.imap.login.LoginGate;
import org.mailherd.imap.login.LoginResult;
import org.mailherd.imap.login.SaslDialogue;

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
        FinalWords words = new FinalWords(session, mechanism.startsWith("SCRAM-"));
        return words.added(
                answer(session, gate.authenticate(session.visit(), mechanism, initial, words)));
    }

    /**
     * RFC 5804 2.1 and 1.3: what a mechanism says with its success goes into the OK and asks for no
     * response.
     */
    private static final class FinalWords implements SaslDialogue {
        private final ManageSieveSession session;
        private final boolean scram;
        private Optional<String> last = Optional.empty();

        FinalWords(ManageSieveSession session, boolean scram) {
            this.session = session;
            this.scram = scram;
        }

        @Override
        public String ask(String challenge) throws IOException {
            if (scram && isVerifier(challenge)) {
                last = Optional.of(challenge);
                return "";
            }
            return AuthenticateVerb.ask(session, challenge);
        }

        /** RFC 5802 7: the server's final message of a success begins with its signature. */
        private static boolean isVerifier(String challenge) {
            return new String(Base64.getDecoder().decode(challenge), StandardCharsets.UTF_8)
                    .startsWith("v=");
        }

        Answer added(Answer answer) {
            return last.isPresent() && answer.word().equals("OK")
                    ? Answer.ok("SASL " + Answer.string(last.get()), answer.text())
                    : answer;
        }
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
