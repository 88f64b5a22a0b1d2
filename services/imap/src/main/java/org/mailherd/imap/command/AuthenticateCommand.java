package org.mailherd.imap.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;

/** AUTHENTICATE (RFC 9051 6.2.2), with an initial response or without (RFC 4959). */
public final class AuthenticateCommand implements Command {
    private static final String NO_BASE64 = "!";

    private final LoginAnswers logins;

    public AuthenticateCommand(LoginAnswers logins) {
        this.logins = logins;
    }

    @Override
    public String name() {
        return "AUTHENTICATE";
    }

    @Override
    public State least() {
        return State.NOT_AUTHENTICATED;
    }

    @Override
    public State greatest() {
        return State.NOT_AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        logins.requirePrivacy(session);
        arguments.space();
        String mechanism = arguments.keyword();
        Optional<String> initial =
                arguments.accept(' ') ? Optional.of(text(arguments.rest())) : Optional.empty();
        arguments.end();
        if (initial.filter(String::isEmpty).isPresent()) {
            throw new SyntaxFault("Expected an initial response");
        }
        return logins.authenticate(
                session, mechanism, initial, challenge -> ask(session, challenge));
    }

    private static String ask(Session session, String challenge) throws IOException {
        session.out().text("+ ").text(challenge).crlf().flush();
        try {
            return text(session.readLine());
        } catch (SyntaxFault _) {
            return NO_BASE64;
        }
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
