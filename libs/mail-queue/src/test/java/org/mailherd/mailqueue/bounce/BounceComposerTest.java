package org.mailherd.mailqueue.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.Origin;

class BounceComposerTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final byte[] HEAD =
            "Subject: \u00e4\r\nX: y\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private final BounceComposer composer = new BounceComposer("mx.alpha.test");

    @Test
    void writesAReportAsRfc3464Says() {
        String report = compose("<carol@outside.test>", SmtpReply.of(550, "5.1.1", "no such user"));
        assertThat(report)
                .contains(
                        "Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\"=_4XbT2k1mzQbb/mx.alpha.test\"")
                .contains("To: carol@outside.test\r\n")
                .contains("Auto-Submitted: auto-replied\r\n")
                .contains(
                        "<info@alpha.test>: host mx.outside.test said: 550 5.1.1 no such user\r\n")
                .contains("Reporting-MTA: dns; mx.alpha.test\r\n")
                .contains(
                        "Original-Recipient: rfc822; info@alpha.test\r\nFinal-Recipient: rfc822; ghost@outside.test\r\n")
                .contains("Action: failed\r\nStatus: 5.1.1\r\nRemote-MTA: dns; mx.outside.test\r\n")
                .contains("Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n")
                .contains("Content-Type: text/rfc822-headers\r\n")
                .endsWith("Subject: \u00e4\r\nX: y\r\n\r\n--=_4XbT2k1mzQbb/mx.alpha.test--\r\n");
    }

    @Test
    void aTempfailThatGrewTooOldIsAPermanentFailureForTheSender() {
        assertThat(compose("<carol@outside.test>", SmtpReply.of(451, "4.4.1", "timeout")))
                .contains("Status: 5.4.1\r\n");
        assertThat(compose("<carol@outside.test>", SmtpReply.of(554, "go away")))
                .contains("Status: 5.0.0\r\n");
    }

    @Test
    void nullReversePathNeverBounces() {
        assertThatThrownBy(() -> compose("<>", SmtpReply.of(550, "5.1.1", "x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Threat 5: a diagnostic must not add header fields or parts. */
    @Test
    void aServersReplyCannotForgeLines() {
        String report =
                compose(
                        "<carol@outside.test>",
                        SmtpReply.of(550, "5.1.1", "x\r\nX-Forged: yes\r\n\r\n--=_\u2028y"));
        assertThat(report.lines())
                .noneMatch(line -> line.startsWith("X-Forged") || line.startsWith("--=_\u2028"));
        assertThat(report.lines()).allMatch(line -> line.length() < 998);
    }

    private String compose(String reversePath, SmtpReply reply) {
        MessageEnvelope envelope =
                new MessageEnvelope(
                        new QueueId("4XbT2k1mzQaa"),
                        Origin.INBOUND,
                        ReversePath.parse(reversePath),
                        "192.0.2.1",
                        Optional.empty(),
                        MailTerms.NONE,
                        NOW);
        FailedRecipient failed =
                new FailedRecipient(
                        MailAddress.parse("ghost@outside.test"),
                        MailAddress.parse("info@alpha.test"),
                        Optional.of("mx.outside.test"),
                        reply);
        return new String(
                composer.compose(new QueueId("4XbT2k1mzQbb"), envelope, List.of(failed), HEAD, NOW),
                StandardCharsets.ISO_8859_1);
    }
}
