package org.mailherd.directory.mailbox;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox as lists show it.
 *
 * @param id stands in the message tables in the address's place
 */
public record MailboxOverview(
        long id,
        String address,
        String localPart,
        String domain,
        MailboxSettings settings,
        LocalDateTime created,
        @Nullable LocalDateTime modified) {
    public long quotaBytes() {
        return settings.quota() << 20;
    }
}
