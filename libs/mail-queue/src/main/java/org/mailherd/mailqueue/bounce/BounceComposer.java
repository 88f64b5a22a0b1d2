package org.mailherd.mailqueue.bounce;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mailherd.mailmodel.EnhancedCode;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.MessageEnvelope;

/** Writes the report that tells a sender who did not get the message, and why. */
public final class BounceComposer {
    /** RFC 5322 3.3, with the offset in digits. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final int WRAP = 900;
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\u0085\u2028\u2029]");

    private final String hostname;

    /**
     * @param hostname this server's name, which signs the report
     */
    public BounceComposer(String hostname) {
        this.hostname = hostname;
    }

    /**
     * @param report queue id of the report itself
     * @param failed at least one
     * @param originalHead header section of the message
     * @return the whole report with CRLF line ends
     * @throws IllegalArgumentException for the null reverse path, which must never be answered (RFC
     *     5321 4.5.5)
     */
    public byte[] compose(
            QueueId report,
            MessageEnvelope message,
            List<FailedRecipient> failed,
            byte[] originalHead,
            Instant now) {
        if (!(message.reversePath() instanceof ReversePath.Of(MailAddress sender))) {
            throw new IllegalArgumentException("never a bounce for a bounce");
        }
        boolean utf8 = message.smtpUtf8();
        String boundary = "=_" + report.value() + "/" + hostname;
        StringBuilder out = new StringBuilder(2048);
        head(out, report, sender, boundary, now);
        part(out, boundary, "text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit");
        explanation(out, failed);
        part(out, boundary, utf8 ? "message/global-delivery-status" : "message/delivery-status");
        status(out, message, failed, utf8);
        part(
                out,
                boundary,
                utf8
                        ? "message/global-headers"
                        : "text/rfc822-headers\r\nContent-Transfer-Encoding: 8bit");
        out.append(new String(originalHead, StandardCharsets.ISO_8859_1));
        String ascii = out + "\r\n--" + boundary + "--\r\n";
        return bytes(ascii, out.length() - originalHead.length, originalHead);
    }

    /** The returned head is bytes of unknown charset: it is copied, never decoded. */
    private static byte[] bytes(String report, int headStart, byte[] head) {
        byte[] before = report.substring(0, headStart).getBytes(StandardCharsets.UTF_8);
        byte[] after = report.substring(headStart + head.length).getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[before.length + head.length + after.length];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(head, 0, all, before.length, head.length);
        System.arraycopy(after, 0, all, before.length + head.length, after.length);
        return all;
    }

    private void head(
            StringBuilder out, QueueId report, MailAddress sender, String boundary, Instant now) {
        line(out, "From: Mail Delivery System <MAILER-DAEMON@" + hostname + ">");
        line(out, "To: " + sender);
        line(out, "Subject: Undelivered Mail Returned to Sender");
        line(out, "Date: " + DATE.format(now));
        line(out, "Message-ID: <" + report.value() + "@" + hostname + ">");
        line(out, "Auto-Submitted: auto-replied");
        line(out, "MIME-Version: 1.0");
        line(out, "Content-Type: multipart/report; report-type=delivery-status;");
        line(out, "\tboundary=\"" + boundary + "\"");
        line(out, "Content-Transfer-Encoding: 8bit");
        line(out, "");
        line(out, "This is a MIME-encapsulated message.");
    }

    private static void part(StringBuilder out, String boundary, String type) {
        out.append("\r\n--")
                .append(boundary)
                .append("\r\nContent-Type: ")
                .append(type)
                .append("\r\n\r\n");
    }

    private void explanation(StringBuilder out, List<FailedRecipient> failed) {
        line(out, "This is the mail system at host " + hostname + ".");
        line(out, "");
        line(out, "I'm sorry to have to inform you that your message could not");
        line(out, "be delivered to one or more recipients. The reasons are below;");
        line(out, "the header of your message is attached.");
        for (FailedRecipient one : failed) {
            line(out, "");
            line(out, clean("<" + one.original() + ">:" + said(one)));
        }
    }

    private static String said(FailedRecipient one) {
        return one.remoteHost().map(host -> " host " + host + " said: ").orElse(" ") + one.reply();
    }

    private void status(
            StringBuilder out,
            MessageEnvelope message,
            List<FailedRecipient> failed,
            boolean utf8) {
        String addressType = utf8 ? "utf-8; " : "rfc822; ";
        line(out, "Reporting-MTA: dns; " + hostname);
        line(out, "X-Queue-ID: " + message.id().value());
        line(out, "Arrival-Date: " + DATE.format(message.arrived()));
        for (FailedRecipient one : failed) {
            line(out, "");
            if (!one.original().equals(one.recipient())) {
                line(out, clean("Original-Recipient: " + addressType + one.original()));
            }
            line(out, clean("Final-Recipient: " + addressType + one.recipient()));
            line(out, "Action: failed");
            line(out, "Status: " + status(one.reply()));
            one.remoteHost().ifPresent(host -> line(out, clean("Remote-MTA: dns; " + host)));
            line(out, clean("Diagnostic-Code: smtp; " + one.reply()));
        }
    }

    /**
     * A tempfail that grew too old is a permanent failure for the sender; RFC 3463 5.0.0 where
     * nothing is known.
     */
    private static EnhancedCode status(SmtpReply reply) {
        EnhancedCode known = reply.enhanced();
        return known == null
                ? new EnhancedCode(5, 0, 0)
                : new EnhancedCode(5, known.subject(), known.detail());
    }

    /**
     * One header line of a stranger's text: no line breaks to inject with, no line over RFC 5322's
     * 998 octets.
     */
    private static String clean(String text) {
        String safe = UNSAFE.matcher(text).replaceAll("?");
        return safe.length() > WRAP ? safe.substring(0, WRAP) : safe;
    }

    private static void line(StringBuilder out, String text) {
        out.append(text).append("\r\n");
    }
}
