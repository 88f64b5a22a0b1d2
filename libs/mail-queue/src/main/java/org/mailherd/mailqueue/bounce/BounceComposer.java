package org.mailherd.mailqueue.bounce;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;

/** Writes the report that tells a sender what became of a message. */
public final class BounceComposer {
    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,250}>");
    private static final byte[] EOL = {'\r', '\n'};

    private final String hostname;

    /**
     * @param hostname this server's name, which signs the report
     */
    public BounceComposer(String hostname) {
        this.hostname = hostname;
    }

    /**
     * Writes the whole report with CRLF line ends.
     *
     * @param id queue id of the report itself
     * @param answered Message-ID of the message, where it has a plain one
     * @throws IllegalArgumentException for the null reverse path, which must never be answered (RFC
     *     5321 4.5.5)
     * @throws IOException when the message cannot be read or the report not written
     */
    public void compose(
            QueueId id,
            DeliveryReport report,
            Optional<String> answered,
            ReturnedMessage returned,
            OutputStream out)
            throws IOException {
        if (!(report.message().reversePath() instanceof ReversePath.Of(MailAddress sender))) {
            throw new IllegalArgumentException("never a bounce for a bounce");
        }
        boolean utf8 = report.international();
        String boundary = "=_" + id.value() + "/" + hostname;
        StringBuilder text = new StringBuilder(4096);
        text.append(head(id, report, sender, answered));
        text.append("Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\"")
                .append(boundary)
                .append("\"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n")
                .append("This is a delivery report in MIME format (RFC 3464).\r\n");
        part(text, boundary, "Notification", "text/plain; charset=utf-8", true);
        text.append(Explanation.of(report, hostname));
        part(
                text,
                boundary,
                "Delivery report",
                utf8 ? "message/global-delivery-status" : "message/delivery-status",
                utf8);
        text.append(DeliveryStatus.of(report, hostname));
        part(
                text,
                boundary,
                returned.whole() ? "Your message" : "Header of your message",
                returned.type(utf8),
                true);
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        try (InputStream content = returned.content().open()) {
            content.transferTo(out);
        }
        out.write(EOL);
        out.write(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private String head(
            QueueId id, DeliveryReport report, MailAddress sender, Optional<String> answered) {
        ReportText text = new ReportText();
        text.line("From: Mail Delivery System <MAILER-DAEMON@" + hostname + ">");
        text.line("To: <" + sender + ">");
        text.line("Subject: " + report.kind().subject());
        text.line("Date: " + ReportText.date(report.now()));
        text.line("Message-ID: <" + id.value() + "@" + hostname + ">");
        answered.filter(header -> MESSAGE_ID.matcher(header).matches())
                .ifPresent(header ->
                        text.line("In-Reply-To: " + header).line("References: " + header));
        // RFC 3834 5: nobody answers it by itself.
        text.line("Auto-Submitted: auto-replied");
        text.line("MIME-Version: 1.0");
        return text.toString();
    }

    private static void part(
            StringBuilder out, String boundary, String name, String type, boolean eightBit) {
        out.append("\r\n--")
                .append(boundary)
                .append("\r\nContent-Description: ")
                .append(name)
                .append("\r\nContent-Type: ")
                .append(type)
                .append("\r\nContent-Transfer-Encoding: ")
                .append(eightBit ? "8bit" : "7bit")
                .append("\r\n\r\n");
    }
}
