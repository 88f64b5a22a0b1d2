package org.mailherd.smtp.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.mailherd.mailmodel.SmtpReply;

/** AUTH at a relay host (RFC 4954): PLAIN, else LOGIN. */
final class ClientLogin {
    private final PeerSession session;

    ClientLogin(PeerSession session) {
        this.session = session;
    }

    void login(String username, String password) throws IOException {
        List<String> mechanisms = session.extensions().parameters("AUTH");
        if (mechanisms.contains("PLAIN")) {
            plain(username, password);
        } else if (mechanisms.contains("LOGIN")) {
            inTwoSteps(username, password);
        } else {
            throw new PeerException(
                    "AUTH",
                    SmtpReply.of(
                            454, "4.7.0", "the server offers neither AUTH PLAIN nor AUTH LOGIN"));
        }
    }

    private void plain(String username, String password) throws IOException {
        session.expect(
                "AUTH",
                session.ask("AUTH PLAIN " + coded("\0" + username + "\0" + password), "AUTH"));
    }

    private void inTwoSteps(String username, String password) throws IOException {
        for (String line : List.of("AUTH LOGIN", coded(username))) {
            SmtpReply more = session.ask(line, "AUTH");
            if (more.code() != 334) {
                throw new PeerException("AUTH", more);
            }
        }
        session.expect("AUTH", session.ask(coded(password), "AUTH"));
    }

    private static String coded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
