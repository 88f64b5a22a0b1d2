package org.mailherd.directory.login;

/** The answer to a {@link LoginAttempt}. */
public sealed interface LoginOutcome {
    record Granted(MailboxAccount account) implements LoginOutcome {}

    /**
     * No.
     *
     * @param reason for the log only: the client is told the same sentence whatever it was
     */
    record Refused(String reason) implements LoginOutcome {}
}
