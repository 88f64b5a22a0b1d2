package org.mailherd.directory.recipient;

import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;

/** What an address of ours turned out to be. */
sealed interface Match {
    /**
     * @param tag of the address, where it was not part of the mailbox's name
     */
    record ToMailbox(long id, MailAddress mailbox, Optional<String> tag) implements Match {}

    /**
     * @param tag for the mailboxes behind the alias
     */
    record ToMembers(AliasRow alias, Optional<String> tag) implements Match {}

    record ToNextHop(MailAddress address) implements Match {}

    record Off(String reason) implements Match {}

    record Nobody(String reason) implements Match {}
}
