package org.mailherd.imap.pop3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.platform.net.Wire;
import org.mailherd.platform.tls.TlsContext;

/** The commands before login, and CAPA. */
final class LoginVerbs {
    private static final int MOST_FAILURES = 5;

    private final Pop3Login login;
    private final Maildrops maildrops;
    private final TlsContext tls;
    private final boolean plaintextLogin;

    LoginVerbs(Pop3Login login, Maildrops maildrops, TlsContext tls, boolean plaintextLogin) {
        this.login = login;
        this.maildrops = maildrops;
        this.tls = tls;
        this.plaintextLogin = plaintextLogin;
    }

    void answer(String verb, String argument, Pop3Session session) throws IOException {
        switch (verb) {
            case "CAPA" -> capa(session);
            case "STLS" -> stls(session);
            case "USER" -> user(argument, session);
            case "PASS" -> pass(argument, session);
            case "AUTH" -> auth(argument, session);
            case "NOOP" -> session.ok("");
            case "QUIT" -> {
                session.ok("Bye");
                session.end();
            }
            default -> session.error("Log in first");
        }
    }

    private boolean mayLogIn(Wire wire) {
        return plaintextLogin || wire.isTls();
    }

    private void capa(Pop3Session session) throws IOException {
        boolean login = mayLogIn(session.wire());
        session.ok("Capability list follows");
        session.write("TOP\r\nUIDL\r\nRESP-CODES\r\nAUTH-RESP-CODE\r\nPIPELINING\r\n");
        session.write(session.wire().isTls() ? "" : "STLS\r\n");
        session.write(login ? "USER\r\nSASL PLAIN\r\n" : "");
        session.write("IMPLEMENTATION Mailherd\r\n.\r\n");
    }

    private void stls(Pop3Session session) throws IOException {
        if (session.wire().isTls()) {
            session.error("TLS is on already");
            return;
        }
        session.ok("Begin TLS");
        // Throws when commands were sent behind STLS in clear text (CVE-2021-33515 and its kind).
        session.wire().startTls(tls.current(), false);
        session.user("");
    }

    private void user(String argument, Pop3Session session) throws IOException {
        if (!mayLogIn(session.wire())) {
            session.error("Use STLS or the TLS port to log in");
        } else {
            session.user(argument.strip());
            session.ok("Send the password");
        }
    }

    private void pass(String argument, Pop3Session session) throws IOException {
        if (!mayLogIn(session.wire())) {
            session.error("Use STLS or the TLS port to log in");
        } else if (session.user().isEmpty()) {
            session.error("Send USER first");
        } else {
            // RFC 1939 section 7: a password may hold blanks.
            enter(session, session.user(), argument);
        }
    }

    private void auth(String argument, Pop3Session session) throws IOException {
        String[] words = argument.strip().split(" +", 2);
        if (!mayLogIn(session.wire())) {
            session.error("Use STLS or the TLS port to log in");
            return;
        }
        if (!words[0].toUpperCase(Locale.ROOT).equals("PLAIN")) {
            session.error("Only PLAIN is known");
            return;
        }
        String response = words.length > 1 ? words[1] : continued(session);
        if (response == null) {
            session.end();
            return;
        }
        Optional<String[]> credentials = plain(response);
        if (credentials.isEmpty()) {
            session.error("Cancelled or not valid");
        } else {
            enter(session, credentials.get()[1], credentials.get()[2]);
        }
    }

    private static @Nullable String continued(Pop3Session session) throws IOException {
        session.write("+ \r\n");
        return session.readLine();
    }

    /** RFC 4616: authorization identity, user and password, with NUL between them. */
    private static Optional<String[]> plain(String response) {
        try {
            String text =
                    new String(
                            Base64.getDecoder().decode(response.strip()), StandardCharsets.UTF_8);
            String[] fields = text.split("\0", -1);
            return fields.length == 3 && (fields[0].isEmpty() || fields[0].equals(fields[1]))
                    ? Optional.of(fields)
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void enter(Pop3Session session, String user, String password) throws IOException {
        Optional<MailboxAccount> account =
                login.login(user, password, session.wire().remoteAddress());
        if (account.isPresent()) {
            Maildrop drop = maildrops.open(account.get().mailboxId());
            session.open(drop);
            session.ok("Logged in, " + drop.count() + " messages");
            return;
        }
        session.error("[AUTH] Wrong user name or password");
        session.user("");
        if (session.loginRefused() >= MOST_FAILURES) {
            session.end();
        }
    }
}
