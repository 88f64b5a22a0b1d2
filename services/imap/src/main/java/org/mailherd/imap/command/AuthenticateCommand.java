package org.mailherd.imap.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.mailherd.imap.login.LoginGate;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;

/**
 * AUTHENTICATE PLAIN (RFC 3501 6.2.2, RFC 4616), with an initial response or without (RFC 4959).
 */
public final class AuthenticateCommand implements Command {
    private final LoginGate gate;

    public AuthenticateCommand(LoginGate gate) {
        this.gate = gate;
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
        gate.requirePrivacy(session);
        arguments.space();
        String mechanism = arguments.keyword();
        boolean initial = arguments.accept(' ');
        String response = initial ? text(arguments.rest()) : "";
        arguments.end();
        if (!mechanism.equals("PLAIN")) {
            return Answer.no("Unknown authentication mechanism");
        }
        if (!initial) {
            session.out().text("+ ").crlf().flush();
            response = text(session.readLine());
        }
        return response.equals("*")
                ? Answer.bad("Authentication cancelled")
                : plain(session, response);
    }

    private Answer plain(Session session, String response) throws SyntaxFault {
        // RFC 4959: "=" stands for an empty initial response.
        List<String> fields = List.of(decode(response.equals("=") ? "" : response).split("\0", -1));
        if (fields.size() != 3) {
            throw new SyntaxFault("PLAIN has three fields");
        }
        String authority = fields.get(0);
        String username = fields.get(1);
        if (!authority.isEmpty() && !authority.equals(username)) {
            return Answer.no("AUTHORIZATIONFAILED", "You cannot act for somebody else");
        }
        return gate.enter(session, username, fields.get(2));
    }

    private static String decode(String base64) throws SyntaxFault {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SyntaxFault("Expected base64");
        }
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
