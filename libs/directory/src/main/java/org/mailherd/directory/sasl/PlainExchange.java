package org.mailherd.directory.sasl;

import java.util.Optional;
import org.mailherd.directory.login.Authenticator;
import org.mailherd.directory.login.Door;

/** PLAIN (RFC 4616): authorization id NUL name NUL password. */
final class PlainExchange implements SaslExchange {
    private final Authenticator logins;
    private final Door door;

    PlainExchange(Authenticator logins, Door door) {
        this.logins = logins;
        this.door = door;
    }

    @Override
    public byte[] prompt() {
        return new byte[0];
    }

    @Override
    public SaslStep respond(byte[] response) {
        Optional<String[]> parts = Utf8.decode(response).map(text -> text.split("\0", -1));
        if (parts.isEmpty() || parts.get().length != 3 || parts.get()[1].isEmpty()) {
            return new SaslStep.Malformed("PLAIN is authorization id NUL name NUL password");
        }
        String authority = parts.get()[0];
        String username = parts.get()[1];
        if (!authority.isEmpty() && !authority.equalsIgnoreCase(username)) {
            return new SaslStep.Failed(username, "wants to act for somebody else");
        }
        return PasswordStep.take(logins, door, username, parts.get()[2]);
    }
}
