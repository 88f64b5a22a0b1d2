package org.mailherd.directory.login;

import java.util.Optional;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;

/** Logs mailboxes in by password. */
public final class PasswordAuthenticator implements Authenticator {
    private static final int MAX_PASSWORD = 1024;

    private final JdbcMailboxDirectory directory;
    private final PasswordHashes hashes;
    private final VerifiedPasswords verified = new VerifiedPasswords();
    private final String nobodysHash;

    public PasswordAuthenticator(JdbcMailboxDirectory directory, PasswordHashes hashes) {
        this.directory = directory;
        this.hashes = hashes;
        this.nobodysHash = hashes.hash("no mailbox has this password");
    }

    @Override
    public LoginOutcome login(LoginAttempt attempt) {
        if (attempt.password().isEmpty() || attempt.password().length() > MAX_PASSWORD) {
            return new LoginOutcome.Refused("empty or overlong password");
        }
        Optional<JdbcMailboxDirectory.Row> found =
                canonical(attempt.username()).flatMap(directory::row);
        if (found.isEmpty()) {
            hashes.matches(
                    attempt.password(),
                    nobodysHash); // same work as for a known mailbox: no enumeration by time
            return new LoginOutcome.Refused("no such mailbox");
        }
        JdbcMailboxDirectory.Row row = found.get();
        if (!verified.matches(attempt.password(), row.passwordHash(), hashes)) {
            return new LoginOutcome.Refused("wrong password");
        }
        if (row.active() != 1) {
            return new LoginOutcome.Refused("mailbox may not log in");
        }
        if (!row.allows(attempt.protocol())) {
            return new LoginOutcome.Refused("protocol is switched off for the mailbox");
        }
        return new LoginOutcome.Granted(row.account());
    }

    private static Optional<String> canonical(String username) {
        try {
            return Optional.of(MailAddress.parse(username.strip()).canonical().toString());
        } catch (AddressSyntaxException e) {
            return Optional.empty();
        }
    }
}
