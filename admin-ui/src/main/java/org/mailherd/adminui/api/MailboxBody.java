package org.mailherd.adminui.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.access.MailboxDemands.Demands;
import org.mailherd.directory.mailbox.MailboxOverview;
import org.mailherd.directory.mailbox.MailboxSettings;
import org.mailherd.directory.mailbox.ProtocolAccess;
import org.mailherd.mailstore.quota.QuotaUsage;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A mailbox as mailcow answers it; the quota in bytes. */
@JsonNaming(SnakeCaseStrategy.class)
record MailboxBody(
        String username,
        String name,
        String localPart,
        String domain,
        long quota,
        long quotaUsed,
        long percentInUse,
        long messages,
        int active,
        int activeInt,
        Map<String, String> attributes,
        String authsource,
        List<String> tags,
        String created,
        @Nullable String modified) {

    /**
     * @param relayHost 0 for none
     */
    record Terms(Demands demands, long relayHost) {}

    static MailboxBody of(MailboxOverview mailbox, QuotaUsage usage, Terms terms) {
        MailboxSettings settings = mailbox.settings();
        return new MailboxBody(
                mailbox.address(),
                settings.name(),
                mailbox.localPart(),
                mailbox.domain(),
                mailbox.quotaBytes(),
                usage.bytes(),
                mailbox.quotaBytes() == 0 ? 0 : usage.bytes() * 100 / mailbox.quotaBytes(),
                usage.messages(),
                settings.access().code(),
                settings.access().code(),
                attributes(settings.protocols(), terms),
                "mailcow",
                List.of(),
                ApiTime.format(mailbox.created()),
                ApiTime.formatOrNull(mailbox.modified()));
    }

    private static Map<String, String> attributes(ProtocolAccess protocols, Terms terms) {
        Demands demands = terms.demands();
        return Map.of(
                "imap_access", bit(protocols.imap()),
                "pop3_access", bit(protocols.pop3()),
                "smtp_access", bit(protocols.smtp()),
                "sieve_access", bit(protocols.sieve()),
                "dav_access", bit(demands.davAccess()),
                "tls_enforce_in", bit(demands.tlsEnforceIn()),
                "tls_enforce_out", bit(demands.tlsEnforceOut()),
                "force_pw_update", bit(demands.forcePwUpdate()),
                "relayhost", String.valueOf(terms.relayHost()));
    }

    private static String bit(boolean on) {
        return on ? "1" : "0";
    }
}
