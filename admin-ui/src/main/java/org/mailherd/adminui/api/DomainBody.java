package org.mailherd.adminui.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.domain.DomainOverview;
import org.mailherd.directory.domain.DomainSettings;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A domain as mailcow answers it; sizes in bytes, switches as 0 and 1. */
@JsonNaming(SnakeCaseStrategy.class)
record DomainBody(
        long maxNewMailboxQuota,
        long defNewMailboxQuota,
        long quotaUsedInDomain,
        long mboxesInDomain,
        long mboxesLeft,
        String domainName,
        String description,
        long maxNumAliasesForDomain,
        long maxNumMboxesForDomain,
        long defQuotaForMbox,
        long maxQuotaForMbox,
        long maxQuotaForDomain,
        int backupmx,
        int backupmxInt,
        int gal,
        int galInt,
        int active,
        int activeInt,
        int relayAllRecipients,
        int relayAllRecipientsInt,
        int relayUnknownOnly,
        int relayUnknownOnlyInt,
        long aliasesInDomain,
        long aliasesLeft,
        String quotaFull,
        List<String> tags,
        String created,
        @Nullable String modified) {

    /**
     * @param deferring whether mail for a full mailbox is to come again
     */
    static DomainBody of(DomainOverview domain, boolean deferring) {
        DomainSettings settings = domain.settings();
        long largest = Math.min(domain.quotaLeft(), settings.maxquota() << 20);
        return new DomainBody(
                largest,
                Math.min(largest, settings.defquota() << 20),
                domain.quotaGiven(),
                domain.mailboxCount(),
                domain.mailboxesLeft(),
                domain.name(),
                settings.description(),
                settings.aliases(),
                settings.mailboxes(),
                settings.defquota() << 20,
                settings.maxquota() << 20,
                settings.quota() << 20,
                bit(settings.backupmx()),
                bit(settings.backupmx()),
                bit(settings.gal()),
                bit(settings.gal()),
                bit(settings.active()),
                bit(settings.active()),
                bit(settings.relayAllRecipients()),
                bit(settings.relayAllRecipients()),
                bit(settings.relayUnknownOnly()),
                bit(settings.relayUnknownOnly()),
                domain.aliasCount(),
                domain.aliasesLeft(),
                deferring ? "defer" : "reject",
                List.of(),
                ApiTime.format(domain.created()),
                ApiTime.formatOrNull(domain.modified()));
    }

    private static int bit(boolean on) {
        return on ? 1 : 0;
    }
}
