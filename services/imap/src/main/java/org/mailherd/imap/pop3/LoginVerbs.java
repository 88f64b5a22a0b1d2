package org.mailherd.imap.pop3;

import java.io.IOException;
import java.util.Optional;
import org.mailherd.platform.tls.TlsContext;

/** The commands before login, and CAPA. */
final class LoginVerbs {
    private final Logins logins;
    private final TlsContext tls;

    LoginVerbs(Logins logins, TlsContext tls) {
        this.logins = logins;
        this.tls = tls;
    }

    void answer(Pop3Command command, Pop3Session session) throws IOException {
        switch (command.verb()) {
            case "CAPA" -> capa(session);
            case "STLS" -> stls(command, session);
            case "USER" -> user(command, session);
            case "PASS" -> pass(command, session);
            case "AUTH" -> auth(command, session);
            case "QUIT" -> {
                session.ok("Bye");
                session.end();
            }
            case "NOOP", "STAT", "LIST", "RETR", "DELE", "RSET", "TOP", "UIDL" ->
                    session.fault("Log in first");
            default -> session.fault("Command not recognized");
        }
    }

    /** RFC 2449: what is true of this connection as it is now. */
    private void capa(Pop3Session session) throws IOException {
        session.ok("Capability list follows");
        session.write("TOP\r\nUIDL\r\nRESP-CODES\r\nAUTH-RESP-CODE\r\nPIPELINING\r\n");
        session.write(session.wire().isTls() || session.isOpen() ? "" : "STLS\r\n");
        if (session.visit().mayLogIn()) {
            session.write("USER\r\nSASL " + logins.mechanisms(session) + "\r\n");
        }
        session.write("EXPIRE NEVER\r\nIMPLEMENTATION Mailherd\r\n.\r\n");
    }

    /** RFC 2595 section 4; nothing said before counts afterwards. */
    private void stls(Pop3Command command, Pop3Session session) throws IOException {
        if (session.wire().isTls()) {
            session.fault("TLS is on already");
        } else if (command.words().length > 0) {
            session.fault("STLS takes no argument");
        } else {
            session.ok("Begin TLS");
            // Throws when commands were sent behind STLS in clear text (CVE-2021-38542 and its
            // kind).
            session.wire().startTls(tls.current(), false);
            session.user("");
        }
    }

    private void user(Pop3Command command, Pop3Session session) throws IOException {
        String name = command.argument().strip();
        if (!session.visit().mayLogIn()) {
            session.error("Use STLS or the TLS port to log in");
        } else if (name.isEmpty()) {
            session.fault("Syntax: USER name");
        } else {
            // The same for every name: who has a mailbox is told to nobody.
            session.user(name);
            session.ok("Send the password");
        }
    }

    private void pass(Pop3Command command, Pop3Session session) throws IOException {
        if (!session.visit().mayLogIn()) {
            session.error("Use STLS or the TLS port to log in");
        } else if (session.user().isEmpty()) {
            session.fault("Send USER first");
        } else {
            // RFC 1939 section 7: a password may hold blanks.
            logins.password(session, session.user(), command.argument());
        }
    }

    private void auth(Pop3Command command, Pop3Session session) throws IOException {
        String[] words = command.words();
        if (!session.visit().mayLogIn()) {
            session.error("Use STLS or the TLS port to log in");
        } else if (words.length == 0) {
            // Older than RFC 5034, and some clients still ask so.
            session.ok("Mechanisms follow");
            session.write(logins.mechanisms(session).replace(" ", "\r\n") + "\r\n.\r\n");
        } else if (words.length > 2) {
            session.fault("Syntax: AUTH mechanism [initial-response]");
        } else {
            Optional<String> initial = words.length > 1 ? Optional.of(words[1]) : Optional.empty();
            logins.authenticate(session, words[0], initial);
        }
    }
}
