package org.mailherd.mailqueue.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailherd.mailqueue.bounce.Reports.failed;
import static org.mailherd.mailqueue.bounce.Reports.message;
import static org.mailherd.mailqueue.bounce.Reports.recipient;
import static org.mailherd.mailqueue.bounce.Reports.write;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.QueuedRecipient;

class BounceComposerTest {
    private static final MessageEnvelope MESSAGE =
            message("<carol@outside.test>", false, Optional.of("QQ314159"));

    /** The shape of RFC 3464 appendix E.1 and E.2. */
    @Test
    void aFailureReadsAsRfc3464Says() throws Exception {
        ParsedReport report =
                ParsedReport.of(
                        write(
                                MESSAGE,
                                failed(
                                        recipient(
                                                "ghost@outside.test",
                                                "info@alpha.test",
                                                Optional.of("rfc822;Info@Alpha.test")),
                                        SmtpReply.of(550, "5.1.1", "no such user"),
                                        "mx.outside.test[192.0.2.9]:25"),
                                failed(
                                        recipient("b@beta.test", "b@beta.test", Optional.empty()),
                                        SmtpReply.of(451, "4.4.1", "timeout"),
                                        "")));
        assertThat(report.message().getMimeType()).isEqualTo("multipart/report");
        assertThat(report.header("Content-Type")).contains("report-type=delivery-status");
        assertThat(report.header("To")).isEqualTo("<carol@outside.test>");
        assertThat(report.header("Auto-Submitted")).isEqualTo("auto-replied");
        assertThat(report.header("In-Reply-To")).isEqualTo("<1@outside.test>");
        assertThat(report.types())
                .containsExactly("text/plain", "message/delivery-status", "text/rfc822-headers");
        assertThat(report.groups())
                .containsExactly(
                        Map.of(
                                "Original-Envelope-Id", "QQ314159",
                                "Reporting-MTA", "dns; mx.alpha.test",
                                "X-Queue-ID", "4XbT2k1mzQaa",
                                "Arrival-Date", "Fri, 2 Jan 2026 03:04:05 +0000"),
                        Map.of(
                                "Original-Recipient", "rfc822; Info@Alpha.test",
                                "Final-Recipient", "rfc822; ghost@outside.test",
                                "Action", "failed",
                                "Status", "5.1.1",
                                "Remote-MTA", "dns; mx.outside.test",
                                "Diagnostic-Code", "smtp; 550 5.1.1 no such user",
                                "Last-Attempt-Date", "Fri, 2 Jan 2026 07:04:05 +0000"),
                        Map.of(
                                "Final-Recipient", "rfc822; b@beta.test",
                                "Action", "failed",
                                "Status", "5.4.1",
                                "Diagnostic-Code", "X-Mailherd; 451 4.4.1 timeout",
                                "Last-Attempt-Date", "Fri, 2 Jan 2026 07:04:05 +0000"));
    }

    @Test
    void thePartForPeopleSaysWhatHappenedWhatToDoAndTheAnswerWordForWord() throws Exception {
        ParsedReport report =
                ParsedReport.of(
                        write(
                                MESSAGE,
                                failed(
                                        recipient(
                                                "a@outside.test",
                                                "a@outside.test",
                                                Optional.empty()),
                                        new SmtpReply(
                                                552,
                                                org.mailherd.mailmodel.EnhancedCode.parse("5.2.2"),
                                                List.of("Mailbox full", "Sorry, Zo\u00eb")),
                                        "mx.outside.test[192.0.2.9]:25")));
        assertThat(report.text())
                .startsWith("Your message could not be delivered to one recipient.\r\n")
                .contains(
                        """
                        <a@outside.test>
                          The mailbox is full.
                          Ask the recipient in another way to make room, then send it again.
                          The answer of mx.outside.test[192.0.2.9]:25 was:
                            552 5.2.2 Mailbox full
                            552 5.2.2 Sorry, Zo\u00eb
                        """
                                .replace("\n", "\r\n"))
                .contains("received on Fri, 2 Jan 2026 03:04:05 +0000 as 4XbT2k1mzQaa.");
        assertThat(report.groups().get(1).get("Diagnostic-Code"))
                .isEqualTo("smtp; 552 5.2.2 Mailbox full Sorry, Zo?");
    }

    @Test
    void aDelayTellsUntilWhenWeTry() throws Exception {
        RecipientOutcome late =
                new RecipientOutcome(
                        recipient("a@outside.test", "a@outside.test", Optional.empty()),
                        ReportAction.DELAYED,
                        SmtpReply.of(451, "4.4.1", "no answer"),
                        Optional.of("mx.outside.test[192.0.2.9]:25"));
        ParsedReport report =
                ParsedReport.of(
                        write(
                                new DeliveryReport(
                                        MESSAGE,
                                        List.of(late),
                                        Optional.of(Reports.ARRIVED.plus(Duration.ofDays(5))),
                                        Reports.NOW),
                                false,
                                new byte[0]));
        assertThat(report.message().getSubject()).isEqualTo("Delayed Mail (still being retried)");
        assertThat(report.groups().get(1))
                .containsEntry("Action", "delayed")
                .containsEntry("Status", "4.4.1")
                .containsEntry("Will-Retry-Until", "Wed, 7 Jan 2026 03:04:05 +0000");
        assertThat(report.text()).contains("We go on trying until Wed, 7 Jan 2026 03:04:05 +0000.");
    }

    @Test
    void aSuccessIsDeliveredRelayedOrExpanded() throws Exception {
        QueuedRecipient recipient = recipient("a@outside.test", "a@outside.test", Optional.empty());
        for (ReportAction action :
                List.of(ReportAction.DELIVERED, ReportAction.RELAYED, ReportAction.EXPANDED)) {
            ParsedReport report =
                    ParsedReport.of(
                            write(
                                    MESSAGE,
                                    new RecipientOutcome(
                                            recipient,
                                            action,
                                            SmtpReply.of(250, "2.1.5", "Ok"),
                                            Optional.empty())));
            assertThat(report.groups().get(1))
                    .containsEntry("Action", action.keyword())
                    .containsEntry("Status", "2.1.5");
        }
    }

    @Test
    void aWholeMessageGoesBackOctetByOctet() throws Exception {
        byte[] original = "Subject: x\r\n\r\nb\u00e4dy\r\n".getBytes(StandardCharsets.ISO_8859_1);
        DeliveryReport report =
                new DeliveryReport(
                        MESSAGE,
                        List.of(
                                failed(
                                        recipient("a@b.test", "a@b.test", Optional.empty()),
                                        SmtpReply.of(550, "go away"),
                                        "")),
                        Optional.empty(),
                        Reports.NOW);
        byte[] octets = write(report, true, original);
        assertThat(ParsedReport.of(octets).types().get(2)).isEqualTo("message/rfc822");
        assertThat(new String(octets, StandardCharsets.ISO_8859_1))
                .contains(new String(original, StandardCharsets.ISO_8859_1))
                .contains("Status: 5.0.0\r\n");
    }

    /** RFC 6533: addresses as they are where the sender's side knows them, else encoded. */
    @Test
    void internationalAddressesStandInAGlobalReportAndAreEncodedInAnother() throws Exception {
        RecipientOutcome outcome =
                failed(
                        recipient("z\u00f6e@outside.test", "info@alpha.test", Optional.empty()),
                        SmtpReply.of(550, "5.1.1", "keine Zo\u00eb"),
                        "mx.outside.test");
        ParsedReport global =
                ParsedReport.of(
                        write(message("<carol@outside.test>", true, Optional.empty()), outcome));
        assertThat(global.types())
                .containsExactly(
                        "text/plain", "message/global-delivery-status", "message/global-headers");
        assertThat(global.groups().get(1))
                .containsEntry("Final-Recipient", "utf-8; z\u00f6e@outside.test")
                .containsEntry("Diagnostic-Code", "smtp; 550 5.1.1 keine Zo\u00eb");
        assertThat(ParsedReport.of(write(MESSAGE, outcome)).groups().get(1))
                .containsEntry("Final-Recipient", "utf-8; z\\x{F6}e@outside.test");
    }

    @Test
    void nullReversePathNeverBounces() {
        RecipientOutcome outcome =
                failed(
                        recipient("a@b.test", "a@b.test", Optional.empty()),
                        SmtpReply.of(550, "x"),
                        "");
        assertThatThrownBy(() -> write(message("<>", false, Optional.empty()), outcome))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
