package org.mailherd.smtp.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mailherd.directory.login.Door;
import org.mailherd.directory.login.LoginAttempt;
import org.mailherd.directory.login.LoginOutcome;
import org.mailherd.directory.login.Protocol;
import org.mailherd.directory.login.ProvenLogins;
import org.mailherd.directory.scram.ScramKeys;
import org.mailherd.directory.scram.ScramSalts;
import org.mailherd.directory.token.IssuerUnavailableException;
import org.mailherd.directory.token.TokenVerdict;

/** The mailboxes of {@link SmallDirectory} by SCRAM, and by tokens that are their addresses. */
final class SmallScram implements ProvenLogins {
    private static final byte[] SALT = "fixed salt, mind".getBytes(StandardCharsets.US_ASCII);
    private static final String PASSWORD = "demo-password";

    private final SmallDirectory directory;

    private record Named(String username, ScramKeys keys) implements Candidate {}

    SmallScram(SmallDirectory directory) {
        this.directory = directory;
    }

    @Override
    public List<Candidate> candidates(String username) {
        boolean known = enter(username, "") instanceof LoginOutcome.Granted;
        return List.of(
                new Named(
                        username,
                        known
                                ? ScramKeys.derive(PASSWORD, SALT, 4096)
                                : new ScramSalts(new byte[32]).nobodysKeys(username)));
    }

    @Override
    public LoginOutcome admit(Candidate proved, Door door) {
        return enter(((Named) proved).username(), door.remoteAddress());
    }

    @Override
    public LoginOutcome admitByToken(String username, Door door) {
        return enter(username, door.remoteAddress());
    }

    private LoginOutcome enter(String username, String remoteAddress) {
        return directory.login(new LoginAttempt(username, PASSWORD, Protocol.SMTP, remoteAddress));
    }

    static TokenVerdict token(String token) {
        return switch (token) {
            case "alices-token" -> new TokenVerdict.Valid("alice@alpha.test");
            case "lost" -> throw new IssuerUnavailableException("no answer", new Exception());
            default -> new TokenVerdict.Invalid("unknown token");
        };
    }
}
