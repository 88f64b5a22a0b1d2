package org.mailherd.imap.pop3;

import java.io.IOException;
import java.util.Optional;
import org.mailherd.imap.login.LoginGate;
import org.mailherd.imap.login.LoginResult;

/** From a login to an open maildrop, and what a refused one is told (RFC 2449, RFC 3206). */
final class Logins {
    private final LoginGate gate;
    private final Maildrops maildrops;

    Logins(LoginGate gate, Maildrops maildrops) {
        this.gate = gate;
        this.maildrops = maildrops;
    }

    String mechanisms(Pop3Session session) {
        return String.join(" ", gate.mechanisms(session.visit()));
    }

    void password(Pop3Session session, String user, String password) throws IOException {
        answer(session, gate.password(session.visit(), user, password));
    }

    /** AUTH, RFC 5034: the initial response, if any, is checked like every other. */
    void authenticate(Pop3Session session, String mechanism, Optional<String> initial)
            throws IOException {
        answer(
                session,
                gate.authenticate(
                        session.visit(), mechanism, initial, challenge -> session.ask(challenge)));
    }

    private void answer(Pop3Session session, LoginResult result) throws IOException {
        session.user("");
        switch (result) {
            case LoginResult.Granted(var account) -> open(session, account.mailboxId());
            case LoginResult.Refused(boolean last) -> {
                session.error("[AUTH] Wrong user name or password");
                if (last) {
                    session.end();
                }
            }
            case LoginResult.TlsDemanded() ->
                    session.error("[SYS/PERM] Use STLS or the TLS port to log in");
            case LoginResult.Unavailable() ->
                    session.error("[SYS/TEMP] Logins cannot be checked now, try again later");
            case LoginResult.Cancelled() -> session.error("Cancelled");
            case LoginResult.Malformed(String reason) -> session.fault(reason);
            case LoginResult.NoSuchMechanism() ->
                    session.fault("No such mechanism, see CAPA for those there are");
        }
    }

    private void open(Pop3Session session, long mailboxId) throws IOException {
        Optional<Maildrop> drop = maildrops.open(mailboxId);
        if (drop.isEmpty()) {
            session.error("[IN-USE] Another session has the maildrop");
            return;
        }
        session.open(drop.get());
        session.ok("Logged in, " + drop.get().count() + " messages");
    }
}
