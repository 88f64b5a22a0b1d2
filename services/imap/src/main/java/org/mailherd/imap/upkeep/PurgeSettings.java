package org.mailherd.imap.upkeep;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the mail of deleted mailboxes goes.
 *
 * @param grace how long a mailbox has to be gone
 * @param interval between two looks
 */
@ConfigurationProperties("mailherd.purge")
public record PurgeSettings(
        @DefaultValue("24h") Duration grace, @DefaultValue("1h") Duration interval) {}
