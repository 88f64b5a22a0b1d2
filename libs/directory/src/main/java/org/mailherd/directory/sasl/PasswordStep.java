package org.mailherd.directory.sasl;

import org.mailherd.directory.login.Authenticator;
import org.mailherd.directory.login.Door;
import org.mailherd.directory.login.LoginAttempt;
import org.mailherd.directory.login.LoginOutcome;
import org.mailherd.directory.login.MailboxAccount;

/** Asks the directory and makes its answer a step. */
final class PasswordStep {
    private PasswordStep() {}

    static SaslStep take(Authenticator logins, Door door, String username, String password) {
        return of(
                username,
                logins.login(
                        new LoginAttempt(
                                username, password, door.protocol(), door.remoteAddress())));
    }

    static SaslStep of(String username, LoginOutcome outcome) {
        return switch (outcome) {
            case LoginOutcome.Granted(MailboxAccount account) -> new SaslStep.Done(account);
            case LoginOutcome.Refused(String reason) -> new SaslStep.Failed(username, reason);
        };
    }
}
