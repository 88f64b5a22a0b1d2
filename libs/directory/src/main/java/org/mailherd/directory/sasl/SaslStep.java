package org.mailherd.directory.sasl;

import org.mailherd.directory.login.MailboxAccount;

/** What comes after a client's response. */
public sealed interface SaslStep {
    /** Say this and wait for another response. */
    record Challenge(byte[] data) implements SaslStep {}

    record Done(MailboxAccount account) implements SaslStep {}

    /**
     * No. The client is told the same sentence whatever it was.
     *
     * @param username as claimed, for the log; empty when none was read
     * @param reason for the log only
     */
    record Failed(String username, String reason) implements SaslStep {}

    /** The response is no sentence of the mechanism. */
    record Malformed(String reason) implements SaslStep {}
}
