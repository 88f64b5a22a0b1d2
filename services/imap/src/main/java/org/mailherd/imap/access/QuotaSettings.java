package org.mailherd.imap.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of quotas beside the octets and messages, which each mailbox has of its own.
 *
 * @param trashExtra per cent of its quota by which a mailbox may be over it with what is put into
 *     Trash: a full mailbox must be able to move to there
 */
@ConfigurationProperties("mailherd.quota")
public record QuotaSettings(@DefaultValue("100") int trashExtra) {

    public QuotaSettings {
        if (trashExtra < 0 || trashExtra > 1000) {
            throw new IllegalArgumentException(
                    "mailherd.quota.trash-extra must be 0 to 1000 (per cent)");
        }
    }
}
