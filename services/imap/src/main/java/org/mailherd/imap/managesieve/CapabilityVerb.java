package org.mailherd.imap.managesieve;

import java.io.IOException;
import java.util.List;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.imap.login.LoginGate;

/** CAPABILITY (RFC 5804 1.7 and 2.4); also the greeting, and what follows a TLS handshake. */
final class CapabilityVerb implements Verb {
    private final LoginGate gate;
    private final List<String> extensions;
    private final List<String> notifyMethods;
    private final int maxRedirects;

    /**
     * @param extensions of Sieve
     * @param notifyMethods schemes of RFC 5435; empty without enotify
     */
    CapabilityVerb(
            LoginGate gate, List<String> extensions, List<String> notifyMethods, int maxRedirects) {
        this.gate = gate;
        this.extensions = extensions;
        this.notifyMethods = notifyMethods;
        this.maxRedirects = maxRedirects;
    }

    @Override
    public Answer answer(Command command, ManageSieveSession session) throws IOException, Fault {
        command.require(0, 0);
        write(session);
        return Answer.ok("");
    }

    void write(ManageSieveSession session) throws IOException {
        boolean loggedIn = session.account().isPresent();
        item(session, "IMPLEMENTATION", "Mailherd");
        // RFC 5804 1.7: empty only beside STARTTLS, thus told after login too.
        item(session, "SASL", String.join(" ", gate.mechanisms(session.visit())));
        item(session, "SIEVE", String.join(" ", extensions));
        if (!notifyMethods.isEmpty()) {
            item(session, "NOTIFY", String.join(" ", notifyMethods));
        }
        if (!session.wire().isTls() && !loggedIn) {
            session.write("\"STARTTLS\"\r\n");
        }
        item(session, "MAXREDIRECTS", Integer.toString(maxRedirects));
        item(session, "LANGUAGE", "en");
        for (MailboxAccount account : session.account().stream().toList()) {
            item(session, "OWNER", account.address().toString());
        }
        session.write("\"UNAUTHENTICATE\"\r\n");
        item(session, "VERSION", "1.0");
    }

    private static void item(ManageSieveSession session, String name, String value)
            throws IOException {
        session.write(Answer.string(name) + " " + Answer.string(value) + "\r\n");
    }
}
