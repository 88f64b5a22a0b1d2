package org.mailherd.smtp.envelope;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailqueue.envelope.OriginalRecipient;

/** For Jazzer: the arguments of MAIL and RCPT, the DSN parameters among them, and the address. */
public final class EnvelopeFuzzer {
    private static final MailParameters.Offer EVERYTHING =
            new MailParameters.Offer(
                    true,
                    true,
                    true,
                    true,
                    Optional.of(
                            new HoldWindow(
                                    Instant.parse("2026-01-02T03:04:05Z"), Duration.ofDays(60))));

    private EnvelopeFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        mail(text);
        recipient(text);
    }

    private static void mail(String text) {
        try {
            EnvelopePath path = EnvelopePath.parse("FROM:" + text, "FROM:");
            MailParameters.parse(path.parameters(), EVERYTHING);
            checkAddress(path.address());
        } catch (RefusedException e) {
            checkReply(e);
        }
    }

    private static void recipient(String text) {
        try {
            EnvelopePath path = EnvelopePath.parse("TO:" + text, "TO:");
            RcptParameters.parse(path.parameters(), true, true)
                    .orcpt()
                    .ifPresent(EnvelopeFuzzer::checkOriginal);
        } catch (RefusedException e) {
            checkReply(e);
        }
    }

    private static void checkAddress(String text) {
        MailAddress address;
        try {
            address = MailAddress.parse(text);
        } catch (AddressSyntaxException _) {
            return;
        }
        try {
            if (!MailAddress.parse(address.toString()).equals(address)) {
                throw new IllegalStateException(text + " changes as it is written");
            }
        } catch (AddressSyntaxException e) {
            throw new IllegalStateException(text + " cannot be read again", e);
        }
    }

    private static void checkOriginal(OriginalRecipient orcpt) {
        if (!OriginalRecipient.parse(orcpt.toString()).equals(orcpt)) {
            throw new IllegalStateException(orcpt + " changes as it is written");
        }
    }

    /** What goes back to the client is one reply, whatever he wrote. */
    private static void checkReply(RefusedException e) {
        String reply = e.reply().format();
        if (reply.indexOf("\r\n") != reply.length() - 2 || reply.indexOf('\0') >= 0) {
            throw new IllegalStateException("a reply of several lines: " + reply);
        }
    }
}
