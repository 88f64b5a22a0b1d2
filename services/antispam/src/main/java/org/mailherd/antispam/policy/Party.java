package org.mailherd.antispam.policy;

import java.util.Optional;
import org.mailherd.directory.policy.SenderEntry;
import org.mailherd.directory.policy.SpamPolicy;

/**
 * Somebody who gets a message.
 *
 * @param recipient as in the envelope
 * @param address in lower case: of the mailbox, or of whom an alias forwards to
 * @param mailbox whether it is one of ours
 */
public record Party(String recipient, String address, boolean mailbox, SpamPolicy policy) {

    /** The line of the lists that decides over a message's senders. */
    public Optional<SenderEntry> entry(Senders senders) {
        return policy.entry(senders::meets);
    }
}
