package org.mailherd.directory.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.login.Authenticator;
import org.mailherd.directory.login.Door;

/**
 * LOGIN was never standardised; the prompts are those of draft-murchison-sasl-login, which Outlook
 * expects.
 */
final class LoginExchange implements SaslExchange {
    private static final byte[] USERNAME = "Username:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PASSWORD = "Password:".getBytes(StandardCharsets.US_ASCII);

    private final Authenticator logins;
    private final Door door;
    private @Nullable String username;

    LoginExchange(Authenticator logins, Door door) {
        this.logins = logins;
        this.door = door;
    }

    @Override
    public byte[] prompt() {
        return USERNAME.clone();
    }

    @Override
    public SaslStep respond(byte[] response) {
        Optional<String> text = Utf8.decode(response);
        if (text.isEmpty()) {
            return new SaslStep.Malformed("broken UTF-8");
        }
        if (username == null) {
            username = text.get();
            return new SaslStep.Challenge(PASSWORD.clone());
        }
        return PasswordStep.take(logins, door, username, text.get());
    }
}
