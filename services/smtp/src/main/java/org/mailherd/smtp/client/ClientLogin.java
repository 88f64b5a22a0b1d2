package org.mailherd.smtp.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mailherd.directory.scram.ScramClient;
import org.mailherd.mailmodel.SmtpReply;

/**
 * AUTH at a relay host (RFC 4954). SCRAM-SHA-256 first, for it shows the password to nobody and
 * makes the server prove that it knows it; then, under TLS, PLAIN or LOGIN, and CRAM-MD5 where
 * there is nothing else. In clear CRAM-MD5 goes before those two.
 */
final class ClientLogin {
    private static final String SCRAM = "SCRAM-SHA-256";
    private static final String CRAM = "CRAM-MD5";
    private static final List<String> UNDER_TLS = List.of(SCRAM, "PLAIN", "LOGIN", CRAM);
    private static final List<String> IN_CLEAR = List.of(SCRAM, CRAM, "PLAIN", "LOGIN");

    private final PeerSession session;

    ClientLogin(PeerSession session) {
        this.session = session;
    }

    void login(String username, String password) throws IOException {
        boolean tls = session.tls().isPresent();
        List<String> offered = session.extensions().parameters("AUTH");
        List<String> known =
                (tls ? UNDER_TLS : IN_CLEAR).stream().filter(offered::contains).toList();
        if (known.isEmpty()) {
            throw failure("the server offers none of AUTH " + String.join(", ", UNDER_TLS));
        }
        try {
            login(known.getFirst(), username, password);
        } catch (PeerException e) {
            // An account may have no keys for SCRAM yet, and gets them from the first PLAIN.
            boolean again = tls && known.getFirst().equals(SCRAM) && known.contains("PLAIN");
            if (!again || !e.reply().isPermfail()) {
                throw e;
            }
            login("PLAIN", username, password);
        }
    }

    private void login(String mechanism, String username, String password) throws IOException {
        switch (mechanism) {
            case SCRAM -> scram(new ScramClient(username, password));
            case CRAM -> cram(username, password);
            case "PLAIN" -> plain(username, password);
            default -> inTwoSteps(username, password);
        }
    }

    private void plain(String username, String password) throws IOException {
        session.expect(
                "AUTH",
                session.ask("AUTH PLAIN " + coded("\0" + username + "\0" + password), "AUTH"));
    }

    private void inTwoSteps(String username, String password) throws IOException {
        challenge("AUTH LOGIN");
        challenge(coded(username));
        session.expect("AUTH", session.ask(coded(password), "AUTH"));
    }

    /** RFC 2195. */
    private void cram(String username, String password) throws IOException {
        String challenge = decoded(challenge("AUTH " + CRAM));
        session.expect(
                "AUTH",
                session.ask(coded(username + " " + keyedDigest(password, challenge)), "AUTH"));
    }

    private static String keyedDigest(String password, String challenge) {
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            byte[] key = password.getBytes(StandardCharsets.UTF_8);
            // An empty key is one of zeros (RFC 2104 2), which Java refuses.
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacMD5"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(challenge.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacMD5", e);
        }
    }

    /** RFC 5802 5: the server's proof comes as a challenge that an empty line answers. */
    private void scram(ScramClient client) throws IOException {
        String first = challenge("AUTH " + SCRAM + " " + coded(client.first()));
        Optional<String> last = client.last(decoded(first));
        if (last.isEmpty()) {
            cancel();
            throw failure("the server's challenge is none of " + SCRAM);
        }
        if (!client.accepts(decoded(challenge(coded(last.get()))))) {
            cancel();
            throw failure("the server does not prove that it knows the password");
        }
        session.expect("AUTH", session.ask("", "AUTH"));
    }

    /** RFC 4954 4. */
    private void cancel() throws IOException {
        session.ask("*", "AUTH");
    }

    private String challenge(String line) throws IOException {
        SmtpReply reply = session.ask(line, "AUTH");
        if (reply.code() == 235) {
            throw failure("the server lets us in before we have said who we are");
        }
        if (reply.code() != 334) {
            throw new PeerException("AUTH", reply);
        }
        return reply.lines().getFirst();
    }

    private static PeerException failure(String text) {
        return new PeerException("AUTH", SmtpReply.of(454, "4.7.0", text));
    }

    private static String coded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) throws PeerException {
        try {
            return new String(Base64.getDecoder().decode(text.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw failure("the server's challenge is no base64");
        }
    }
}
