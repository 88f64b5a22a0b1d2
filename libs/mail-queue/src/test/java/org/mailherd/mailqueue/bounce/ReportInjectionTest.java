package org.mailherd.mailqueue.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailherd.mailqueue.bounce.Reports.failed;
import static org.mailherd.mailqueue.bounce.Reports.message;
import static org.mailherd.mailqueue.bounce.Reports.write;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.envelope.Notify;
import org.mailherd.mailqueue.envelope.OriginalRecipient;
import org.mailherd.mailqueue.envelope.RecipientDsn;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.mailqueue.queue.Transport;

/**
 * Attack case 5 (header injection, CVE-2024-21742): whatever a server answers or a sender puts into
 * addresses and ids, a report has its own fields, lines and parts only.
 */
class ReportInjectionTest {
    private static final Set<String> FIELDS =
            Set.of(
                    "Original-Envelope-Id",
                    "Reporting-MTA",
                    "X-Queue-ID",
                    "Arrival-Date",
                    "Original-Recipient",
                    "Final-Recipient",
                    "Action",
                    "Status",
                    "Remote-MTA",
                    "Diagnostic-Code",
                    "Last-Attempt-Date");

    @Property(tries = 500)
    void cve202421742AStrangersTextNeverBecomesAFieldOrAPart(
            @ForAll("hostile") String reply,
            @ForAll("hostile") String host,
            @ForAll("hostile") String local,
            @ForAll("hostile") String envid,
            @ForAll boolean utf8)
            throws Exception {
        QueuedRecipient recipient =
                new QueuedRecipient(
                        0,
                        address(local),
                        MailAddress.parse("info@alpha.test"),
                        Transport.REMOTE,
                        new RecipientDsn(Notify.UNSET, original(local)),
                        1);
        byte[] octets =
                write(
                        message("<carol@outside.test>", utf8, Optional.of(envid)),
                        failed(recipient, new SmtpReply(550, null, List.of(reply, reply)), host));
        ParsedReport report = ParsedReport.of(octets);
        assertThat(report.types()).hasSize(3);
        assertThat(report.groups()).hasSize(2);
        report.groups().forEach(group -> assertThat(FIELDS).containsAll(group.keySet()));
        assertThat(report.message().getHeader().getField("X-Forged")).isNull();
        String text = new String(octets, StandardCharsets.UTF_8);
        assertThat(text.lines())
                .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 998)
                .noneMatch(line -> line.startsWith("X-Forged"));
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n", "\0", "\u2028", "\u202e");
    }

    /** RCPT refuses what cannot be one. */
    private static Optional<OriginalRecipient> original(String local) {
        try {
            return Optional.of(new OriginalRecipient("rfc822", local + "x"));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static MailAddress address(String local) {
        try {
            return new MailAddress(local, "outside.test");
        } catch (RuntimeException e) {
            return MailAddress.parse("plain@outside.test");
        }
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "x\r\nX-Forged: yes",
                        "x\r\n\r\nX-Forged: yes",
                        "x\nX-Forged: yes\n\n--=_4XbT2k1mzQbb/mx.alpha.test--",
                        "\r\n--=_4XbT2k1mzQbb/mx.alpha.test\r\nX-Forged: yes",
                        "\u2028X-Forged: yes\u2029\u0085X-Forged: yes",
                        "\0\0X-Forged: yes",
                        "\u202eX-Forged: yes\u202c",
                        "\ud800X-Forged: yes",
                        " X-Forged: yes\r",
                        "Action: delivered\r\nStatus: 2.0.0",
                        "x".repeat(5000),
                        "\u00e4".repeat(5000),
                        "\ud83d\ude00".repeat(2000)),
                Arbitraries.strings().ofMaxLength(60),
                Arbitraries.strings().withChars('\r', '\n', ' ', ':', '-', 'a').ofMaxLength(30));
    }
}
