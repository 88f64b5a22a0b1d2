package org.mailherd.smtp.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.Origin;
import org.mailherd.testsupport.ManualClock;

class BackscatterRuleTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final MailAddress SENDER = MailAddress.parse("carol@outside.test");

    private final ManualClock clock = ManualClock.at(NOW);
    private final BackscatterRule rule =
            new BackscatterRule("mx.alpha.test", new ReportRate(3, 5, clock));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Subject: x | true
                    X-Spam-Flag: YES | false
                    Authentication-Results: mx.alpha.test; spf=pass smtp.mailfrom=outside.test | true
                    Authentication-Results: mx.alpha.test; spf=fail smtp.mailfrom=outside.test; dkim=none | false
                    Authentication-Results: mx.alpha.test; spf=softfail smtp.mailfrom=x; dkim=none | false
                    Authentication-Results: mx.alpha.test; spf=none smtp.mailfrom=x; dkim=none | true
                    Authentication-Results: mx.alpha.test; spf=none smtp.mailfrom=x; dmarc=fail | false
                    Authentication-Results: mx.alpha.test; spf=fail x; dkim=pass header.d=outside.test header.s=a | true
                    Authentication-Results: mx.alpha.test; spf=fail x; dkim=pass header.d=evil.test header.s=a | false
                    Authentication-Results: mx.alpha.test; spf=fail x; dkim=pass header.d=test header.s=a | false
                    Authentication-Results: mx.alpha.test; spf=fail x; dkim=fail header.d=outside.test | false
                    Authentication-Results: elsewhere.test; spf=fail smtp.mailfrom=x | true
                    """)
    void aReportGoesOnlyWhereNothingSaysThatTheSenderIsForged(String header, boolean told) {
        assertThat(rule.refuse(message(Optional.empty()), SENDER, head(header)).isEmpty())
                .isEqualTo(told);
    }

    @Test
    void whoHasLoggedInIsAlwaysTold() {
        for (int i = 0; i < 20; i++) {
            assertThat(
                            rule.refuse(
                                    message(Optional.of("alice@alpha.test")),
                                    SENDER,
                                    head("X-Spam-Flag: YES")))
                    .isEmpty();
        }
    }

    @Test
    void aStrangerGetsSoManyReportsAnHourAndAllStrangersTogetherToo() {
        for (int i = 0; i < 3; i++) {
            assertThat(rule.refuse(message(Optional.empty()), SENDER, head("X: y"))).isEmpty();
        }
        assertThat(rule.refuse(message(Optional.empty()), SENDER, head("X: y")))
                .hasValue("too many reports in an hour");
        assertThat(refused("a@outside.test")).isFalse();
        assertThat(refused("b@outside.test")).isFalse();
        assertThat(refused("c@outside.test")).isTrue();
        clock.advance(Duration.ofHours(1));
        assertThat(refused("c@outside.test")).isFalse();
    }

    private boolean refused(String sender) {
        return rule.refuse(message(Optional.empty()), MailAddress.parse(sender), head("X: y"))
                .isPresent();
    }

    private static MessageHead head(String field) {
        return new MessageHead((field + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static MessageEnvelope message(Optional<String> login) {
        return new MessageEnvelope(
                new QueueId("4XbT2k1mzQaa"),
                login.isPresent() ? Origin.SUBMISSION : Origin.INBOUND,
                ReversePath.of(SENDER),
                "192.0.2.1",
                login,
                MailTerms.NONE,
                NOW);
    }
}
