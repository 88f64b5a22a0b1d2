package org.mailherd.smtp.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.envelope.Notify;
import org.mailherd.mailqueue.envelope.OriginalRecipient;
import org.mailherd.mailqueue.envelope.RecipientDsn;

/** Whatever a stranger writes, the parsers read it or refuse it with a reply of RFC 5321. */
class EnvelopeParsersTest {
    private static final MailParameters.Offer EVERYTHING =
            new MailParameters.Offer(
                    true,
                    true,
                    true,
                    true,
                    Optional.of(
                            new HoldWindow(
                                    Instant.parse("2026-01-02T03:04:05Z"), Duration.ofDays(60))));

    @Property
    void mailIsReadOrRefused(@ForAll("arguments") String argument) {
        try {
            EnvelopePath path = EnvelopePath.parse("FROM:" + argument, "FROM:");
            MailParameters parameters = MailParameters.parse(path.parameters(), EVERYTHING);
            assertThat(parameters.size()).isNotNegative();
            parameters
                    .terms()
                    .dsn()
                    .envid()
                    .ifPresent(
                            envid -> assertThat(envid.chars()).allMatch(c -> c >= ' ' && c <= '~'));
        } catch (RefusedException e) {
            assertRefusal(e);
        }
    }

    @Property
    void rcptIsReadOrRefused(@ForAll("arguments") String argument, @ForAll boolean smtpUtf8) {
        try {
            EnvelopePath path = EnvelopePath.parse("TO:" + argument, "TO:");
            RecipientDsn dsn = RcptParameters.parse(path.parameters(), true, smtpUtf8);
            if (dsn.orcpt().isPresent()) {
                OriginalRecipient orcpt = dsn.orcpt().get();
                // What was taken can be written, and read again, by us and by the next server.
                assertThat(OriginalRecipient.parse(orcpt.toString())).isEqualTo(orcpt);
                assertThat(OriginalRecipient.parseParameter(orcpt.parameter(smtpUtf8), smtpUtf8))
                        .isEqualTo(orcpt);
            }
            if (dsn.notifyOn().said()) {
                assertThat(Notify.parse(dsn.notifyOn().text())).isEqualTo(dsn.notifyOn());
            }
        } catch (RefusedException e) {
            assertRefusal(e);
        }
    }

    private static void assertRefusal(RefusedException e) {
        SmtpReply reply = e.reply();
        assertThat(reply.code()).isIn(501, 530, 554, 555);
        assertThat(reply.format()).doesNotContain("\0").endsWith("\r\n");
        assertThat(reply.format().indexOf("\r\n")).isEqualTo(reply.format().length() - 2);
    }

    @Provide
    Arbitrary<String> arguments() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                        "<",
                        ">",
                        "a@b.test",
                        "\"",
                        "\\",
                        " ",
                        "@x:",
                        "=",
                        ";",
                        "+2B",
                        "+0D",
                        "\u00f6",
                        "SIZE=",
                        "BODY=8bitmime",
                        "SMTPUTF8",
                        "RET=HDRS",
                        "ENVID=",
                        "NOTIFY=",
                        "NEVER",
                        "SUCCESS",
                        ",",
                        "DELAY",
                        "ORCPT=",
                        "rfc822;",
                        "utf-8;",
                        "\\x{F6}",
                        "HOLDFOR=",
                        "HOLDUNTIL=",
                        "2026-01-03T00:00:00Z",
                        "1",
                        "99999999999",
                        "REQUIRETLS",
                        "AUTH=<>",
                        "\r\n",
                        "\0",
                        "\u2028",
                        "\ud83d\ude00");
        return pieces.list()
                .ofMaxSize(10)
                .map(parts -> String.join("", parts))
                .injectNull(0)
                .flatMap(text -> Arbitraries.of(text, "<a@b.test> " + text, "<> " + text));
    }
}
