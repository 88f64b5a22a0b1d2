package org.mailherd.imap.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of quotas beside the octets, which each mailbox has of its own.
 *
 * @param messages a mailbox may hold; 0 is unlimited
 * @param trashExtra per cent of its quota by which a mailbox may be over it with what is put into
 *     Trash: a full mailbox must be able to move to there
 */
@ConfigurationProperties("mailherd.quota")
public record QuotaSettings(@DefaultValue("0") long messages, @DefaultValue("100") int trashExtra) {

    public QuotaSettings {
        if (messages < 0 || trashExtra < 0 || trashExtra > 1000) {
            throw new IllegalArgumentException(
                    "mailherd.quota: messages is 0 or more, trash-extra 0 to 1000 (per cent)");
        }
    }
}
