package org.mailherd.smtp.bounce;

import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Reports to senders.
 *
 * @param returnWhole size up to which a failed message goes back whole when its sender said
 *     nothing; beyond, its header (Postfix's bounce_size_limit)
 * @param returnAtMost the same for a sender who asked for the whole message (RET=FULL)
 * @param perSender reports in an hour to one sender from outside, whose address may be forged
 * @param perHour the same for all such senders together
 * @param doubleBounceTo who gets reports that cannot be delivered; empty only logs and counts them
 */
@ConfigurationProperties("mailherd.smtp.bounce")
public record BounceSettings(
        @DefaultValue("50KB") DataSize returnWhole,
        @DefaultValue("5MB") DataSize returnAtMost,
        @DefaultValue("20") int perSender,
        @DefaultValue("1000") int perHour,
        @DefaultValue("") String doubleBounceTo) {

    public BounceSettings {
        if (perSender < 1 || perHour < 1) {
            throw new IllegalArgumentException(
                    "mailherd.smtp.bounce: per-sender and per-hour must be 1 or more");
        }
        checkAddress(doubleBounceTo);
    }

    private static void checkAddress(String address) {
        if (address.isBlank()) {
            return;
        }
        try {
            MailAddress.parse(address);
        } catch (AddressSyntaxException e) {
            throw new IllegalArgumentException(
                    "mailherd.smtp.bounce.double-bounce-to must be an address or empty: "
                            + e.getMessage(),
                    e);
        }
    }
}
