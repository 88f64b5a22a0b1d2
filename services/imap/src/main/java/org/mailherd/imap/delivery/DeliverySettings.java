package org.mailherd.imap.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of delivery and its Sieve scripts.
 *
 * @param smtp {@code host:port} that takes what scripts send without login: redirected messages,
 *     vacations, notices
 * @param smtpTimeout for each answer of it
 * @param maxRedirects that one message may cause in one mailbox
 * @param maxActions of one message in one mailbox
 * @param maxScriptTime after which a script is stopped and the message kept
 * @param vacationLeast how long a sender is not answered again at least, whatever {@code :seconds}
 *     says
 * @param redirectMemory how long the same message is not redirected to the same address again
 */
@ConfigurationProperties("mailherd.delivery")
record DeliverySettings(
        @DefaultValue("smtp:2525") String smtp,
        @DefaultValue("1m") Duration smtpTimeout,
        @DefaultValue("4") int maxRedirects,
        @DefaultValue("32") int maxActions,
        @DefaultValue("5s") Duration maxScriptTime,
        @DefaultValue("60s") Duration vacationLeast,
        @DefaultValue("12h") Duration redirectMemory) {

    /**
     * @throws IllegalArgumentException with what to do
     */
    DeliverySettings {
        if (!smtp.matches(".+:\\d{1,5}")) {
            throw new IllegalArgumentException(
                    "mailherd.delivery.smtp must be host:port, such as smtp:2525");
        }
        if (maxRedirects < 0 || maxActions < 1 || maxScriptTime.isNegative()) {
            throw new IllegalArgumentException(
                    "mailherd.delivery: max-redirects must be 0 or more, max-actions 1 or more,"
                            + " max-script-time positive");
        }
    }

    String smtpHost() {
        String host = smtp.substring(0, smtp.lastIndexOf(':'));
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }

    int smtpPort() {
        return Integer.parseInt(smtp.substring(smtp.lastIndexOf(':') + 1));
    }
}
