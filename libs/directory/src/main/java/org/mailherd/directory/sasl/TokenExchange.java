package org.mailherd.directory.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.login.Door;
import org.mailherd.directory.login.LoginOutcome;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.login.ProvenLogins;
import org.mailherd.directory.token.TokenVerdict;
import org.mailherd.directory.token.TokenVerifier;

/**
 * OAUTHBEARER (RFC 7628) and XOAUTH2. A refusal is told as JSON first; the client answers with
 * something without meaning, and then the login fails.
 */
final class TokenExchange implements SaslExchange {
    // RFC 7628 3.2.2; the same for every reason.
    private static final byte[] REFUSAL =
            "{\"status\":\"invalid_token\"}".getBytes(StandardCharsets.US_ASCII);

    private final Function<String, Optional<BearerMessage>> syntax;
    private final TokenVerifier tokens;
    private final ProvenLogins logins;
    private final Door door;
    private SaslStep.@Nullable Failed refused;

    TokenExchange(
            Function<String, Optional<BearerMessage>> syntax,
            TokenVerifier tokens,
            ProvenLogins logins,
            Door door) {
        this.syntax = syntax;
        this.tokens = tokens;
        this.logins = logins;
        this.door = door;
    }

    @Override
    public byte[] prompt() {
        return new byte[0];
    }

    @Override
    public SaslStep respond(byte[] response) {
        if (refused != null) {
            return refused;
        }
        Optional<BearerMessage> message = Utf8.decode(response).flatMap(syntax);
        if (message.isEmpty()) {
            return new SaslStep.Malformed("no bearer token where one belongs");
        }
        return check(message.get());
    }

    private SaslStep check(BearerMessage message) {
        return switch (tokens.verify(message.token())) {
            case TokenVerdict.Invalid(String reason) -> refuse(message.username(), reason);
            case TokenVerdict.Valid(String username) -> {
                String claimed = message.username();
                yield claimed.isEmpty() || claimed.equalsIgnoreCase(username)
                        ? admit(username)
                        : refuse(claimed, "the token is somebody else's");
            }
        };
    }

    private SaslStep admit(String username) {
        return switch (logins.admitByToken(username, door)) {
            case LoginOutcome.Granted(MailboxAccount account) -> new SaslStep.Done(account);
            case LoginOutcome.Refused(String reason) -> refuse(username, reason);
        };
    }

    private SaslStep refuse(String username, String reason) {
        refused = new SaslStep.Failed(username, reason);
        return new SaslStep.Challenge(REFUSAL.clone());
    }
}
