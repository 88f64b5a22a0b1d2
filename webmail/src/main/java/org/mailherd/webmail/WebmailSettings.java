package org.mailherd.webmail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where the webmail finds its servers, and how much it lets one person hold.
 *
 * @param sessionTimeout a login ends after this long without a request
 * @param attachmentLimit sum of the attachments of one message, before encoding
 * @param connectionsPerLogin IMAP connections one login may use at once
 * @param connectionsTotal IMAP connections of all logins together
 * @param connectionIdle an unused IMAP connection is closed after this long
 * @param tlsVerify whether the servers' certificates must be trusted and match their names; off
 *     inside the stack's own network, where the certificate carries the public name
 */
@Validated
@ConfigurationProperties("mailherd.webmail")
public record WebmailSettings(
        @NotBlank String imapHost,
        @Min(1) @Max(65535) int imapPort,
        @DefaultValue("starttls") TlsMode imapTls,
        @NotBlank String smtpHost,
        @Min(1) @Max(65535) int smtpPort,
        @DefaultValue("starttls") TlsMode smtpTls,
        @DefaultValue("false") boolean tlsVerify,
        @DefaultValue("8h") Duration sessionTimeout,
        @DefaultValue("25MB") DataSize attachmentLimit,
        @Min(1) @DefaultValue("3") int connectionsPerLogin,
        @Min(1) @DefaultValue("500") int connectionsTotal,
        @DefaultValue("90s") Duration connectionIdle) {

    /** How a connection is encrypted. */
    public enum TlsMode {
        /** Not at all: for a server on the same machine. */
        NONE,
        /** Upgraded on the plain port; refused when the server does not offer it. */
        STARTTLS,
        /** From the first byte. */
        TLS
    }
}
