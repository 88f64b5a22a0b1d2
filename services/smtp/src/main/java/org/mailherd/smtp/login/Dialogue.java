package org.mailherd.smtp.login;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.session.CommandReader;
import org.mailherd.smtp.session.Session;

/** Challenges and responses in Base64. Empty results mean cancelled ({@code *}) or malformed. */
final class Dialogue {
    private final Session session;

    Dialogue(Session session) {
        this.session = session;
    }

    /** RFC 4616: authorization id NUL user NUL password. */
    Optional<Credentials> plain(Optional<String> initial) throws IOException {
        return response(initial, "").flatMap(Dialogue::splitPlain);
    }

    private static Optional<Credentials> splitPlain(String message) {
        String[] parts = message.split("\0", -1);
        if (parts.length != 3
                || parts[1].isEmpty()
                || !(parts[0].isEmpty() || parts[0].equalsIgnoreCase(parts[1]))) {
            return Optional.empty();
        }
        return Optional.of(new Credentials(parts[1], parts[2]));
    }

    /**
     * LOGIN was never standardised; the prompts are those of draft-murchison-sasl-login, which
     * Outlook expects.
     */
    Optional<Credentials> login(Optional<String> initial) throws IOException {
        Optional<String> username = response(initial, "Username:");
        if (username.isEmpty()) {
            return Optional.empty();
        }
        return response(Optional.empty(), "Password:")
                .map(password -> new Credentials(username.get(), password));
    }

    private Optional<String> response(Optional<String> initial, String challenge)
            throws IOException {
        if (initial.isPresent()) {
            return initial.get().equals("=") ? Optional.of("") : decode(initial.get());
        }
        String prompt =
                Base64.getEncoder().encodeToString(challenge.getBytes(StandardCharsets.US_ASCII));
        session.say(SmtpReply.of(334, prompt));
        return CommandReader.response(session.wire()).flatMap(Dialogue::decode);
    }

    private static Optional<String> decode(String base64) {
        try {
            return Optional.of(
                    new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
