package org.mailherd.imap.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.mailherd.sieve.message.HeaderField;
import org.mailherd.sieve.message.SieveMessage;
import org.mailherd.sieve.outcome.Action;

/** The body of the mail that answers a refused message (RFC 5429 2.2.1, RFC 8098 3). */
final class RejectionReport {
    private static final int LONGEST_HEADER = 32 * 1024;

    private RejectionReport() {}

    /** An entity with its {@code Content-Type}; the third part is the message's header. */
    static String of(Action.Reject reject, SieveMessage seen, DeliveryRecipient who) {
        String header = header(seen);
        String text =
                "Your message to <"
                        + who.address()
                        + "> was refused. The recipient says:\n\n"
                        + reject.reason()
                        + "\n";
        // Base64 has no "=_", so that nothing of a stranger's ends a part before its time.
        String boundary = "=_mdn_" + Integer.toHexString(header.hashCode());
        String line = "\r\n--" + boundary;
        return "Content-Type: multipart/report; report-type=disposition-notification;\r\n boundary=\""
                + boundary
                + "\"\r\n"
                + line
                + "\r\nContent-Type: text/plain; charset=utf-8\r\n"
                + base64(text)
                + line
                + "\r\nContent-Type: message/disposition-notification\r\n\r\n"
                + disposition(seen, who)
                + line
                + "\r\nContent-Type: text/rfc822-headers; charset=utf-8\r\n"
                + base64(header)
                + line
                + "--\r\n";
    }

    private static String base64(String text) {
        byte[] octets = text.replaceAll("\r\n|\r|\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder(76, new byte[] {'\r', '\n'}).encodeToString(octets);
    }

    private static String disposition(SieveMessage seen, DeliveryRecipient who) {
        StringBuilder fields =
                new StringBuilder("Reporting-UA: ")
                        .append(who.mailbox().address().domain())
                        .append("; Mailherd\r\n");
        who.originalRecipient()
                .map(Composer::oneLine)
                .ifPresent(address ->
                        fields.append("Original-Recipient: rfc822;")
                                .append(address)
                                .append("\r\n"));
        fields.append("Final-Recipient: rfc822;").append(who.address()).append("\r\n");
        String id =
                seen.headers().stream()
                        .filter(field -> field.name().toLowerCase(Locale.ROOT).equals("message-id"))
                        .map(field -> Composer.identifiers(field.unfolded()))
                        .findFirst()
                        .orElse("");
        if (!id.isEmpty()) {
            fields.append("Original-Message-ID: ").append(id).append("\r\n");
        }
        return fields.append("Disposition: automatic-action/MDN-sent-automatically; deleted\r\n")
                .toString();
    }

    private static String header(SieveMessage seen) {
        StringBuilder header = new StringBuilder();
        for (HeaderField field : seen.headers()) {
            if (header.length() + field.rawValue().length() > LONGEST_HEADER) {
                break;
            }
            header.append(field.name())
                    .append(':')
                    .append(
                            new String(
                                    field.rawValue().getBytes(StandardCharsets.ISO_8859_1),
                                    StandardCharsets.UTF_8))
                    .append("\r\n");
        }
        return header.toString();
    }
}
