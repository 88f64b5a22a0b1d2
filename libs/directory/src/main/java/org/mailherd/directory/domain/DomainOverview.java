package org.mailherd.directory.domain;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A domain with what it holds.
 *
 * @param quotaGiven the sum of its mailboxes' quotas, in bytes
 */
public record DomainOverview(
        String name,
        DomainSettings settings,
        long mailboxCount,
        long aliasCount,
        long quotaGiven,
        LocalDateTime created,
        @Nullable LocalDateTime modified) {
    private static final long MIB = 1L << 20;

    /** For the repository's query. */
    public DomainOverview(Domain domain, Long mailboxCount, Long aliasCount, Long quotaGiven) {
        this(
                domain.name(),
                domain.settings(),
                mailboxCount,
                aliasCount,
                quotaGiven,
                domain.created(),
                domain.modified());
    }

    public long quotaBytes() {
        return settings.quota() * MIB;
    }

    public long quotaLeft() {
        return Math.max(0, quotaBytes() - quotaGiven);
    }

    public long mailboxesLeft() {
        return Math.max(0, settings.mailboxes() - mailboxCount);
    }

    public long aliasesLeft() {
        return Math.max(0, settings.aliases() - aliasCount);
    }
}
