package org.mailherd.imap.lmtp;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the LMTP port.
 *
 * @param bindAddress to listen on; empty: where the public ports listen. No stranger may reach it
 * @param port to listen on; 0 takes any free one
 * @param maxRecipients of one message
 * @param timeout for the sender's next command or block of data
 */
@ConfigurationProperties("mailherd.lmtp")
public record LmtpSettings(
        @DefaultValue("") String bindAddress,
        @DefaultValue("2024") int port,
        @DefaultValue("1000") int maxRecipients,
        @DefaultValue("5m") Duration timeout) {}
