package org.mailherd.antispam.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.scan.ScanOutcome;
import org.mailherd.antispam.scan.Scans;
import org.mailherd.antispam.verdict.Share;

class InquiriesTest {

    private static final Hit FOUND = Hit.of(Symbol.of("FOUND", 16, "test", "It was found"));
    private final Scans scans = new Scans();

    @FunctionalInterface
    private interface Question {
        Findings ask(Scan scan) throws IOException, InterruptedException;
    }

    private record Scripted(String name, Question question) implements Inquiry {
        @Override
        public Cost cost() {
            return Cost.FACTS;
        }

        @Override
        public Findings ask(Scan scan) throws IOException, InterruptedException {
            return question.ask(scan);
        }
    }

    @Test
    void areAskedAllAtOnceAndTheirFindingsCount() {
        CountDownLatch both = new CountDownLatch(2);
        Question meeting =
                _ -> {
                    both.countDown();
                    both.await();
                    return Findings.of(List.of(FOUND));
                };
        ScanOutcome.Judged judged =
                scans.inquiries(new Scripted("a", meeting), new Scripted("b", meeting))
                        .judge(Scans.CLEAN);
        assertThat(Scans.symbols(judged)).containsSequence("FOUND", "FOUND");
    }

    @Test
    void oneThatFailsIsMissedByNobody() {
        Scripted broken =
                new Scripted(
                        "a",
                        _ -> {
                            throw new IOException("down");
                        });
        Scripted wrong =
                new Scripted(
                        "b",
                        _ -> {
                            throw new IllegalStateException("a fault of ours");
                        });
        assertThat(scans.inquiries(broken, wrong).judge(Scans.CLEAN).verdict().action())
                .isEqualTo(Action.NO_ACTION);
    }

    @Test
    void oneThatMustBeHeardHoldsUpTheMessage() {
        Scripted needed =
                new Scripted(
                        "clamav",
                        _ -> {
                            throw new HoldUpException("clamd is down");
                        });
        assertThatThrownBy(() -> scans.inquiries(needed).judge(Scans.CLEAN))
                .hasRootCauseInstanceOf(HoldUpException.class);
    }

    private record Needed(String name, Question question) implements Inquiry {
        @Override
        public Cost cost() {
            return Cost.FACTS;
        }

        @Override
        public boolean needed() {
            return true;
        }

        @Override
        public Findings ask(Scan scan) throws IOException, InterruptedException {
            return question.ask(scan);
        }
    }

    @Test
    void oneThatMustBeHeardAndIsLateHoldsUpTheMessage() {
        CountDownLatch never = new CountDownLatch(1);
        Question late =
                _ -> {
                    never.await();
                    return Findings.NONE;
                };
        Scan scan = scans.judge(Scans.CLEAN).scan();
        try (Inquiries needed =
                new Inquiries(List.of(new Needed("clamd", late)), Duration.ofMillis(50))) {
            assertThatThrownBy(() -> needed.ask(scan))
                    .isInstanceOf(HoldUpException.class)
                    .hasMessage("clamd: no answer in time");
        }
        try (Inquiries other =
                new Inquiries(List.of(new Scripted("lists", late)), Duration.ofMillis(50))) {
            assertThatCode(() -> other.ask(scan)).doesNotThrowAnyException();
        }
    }

    @Test
    void oneThatMustBeHeardAndFailsHoldsUpTheMessage() {
        Needed broken =
                new Needed(
                        "clamd",
                        _ -> {
                            throw new IllegalStateException("a fault of ours");
                        });
        assertThatThrownBy(() -> scans.inquiries(broken).judge(Scans.CLEAN))
                .hasRootCauseInstanceOf(HoldUpException.class);
    }

    @Test
    void recipientsMayDisagree() {
        Envelope one = Scans.envelope("192.0.2.1", "carol@outside.test");
        Envelope two =
                new Envelope(
                        one.queueId(),
                        one.reversePath(),
                        List.of("alice@alpha.test", "bob@beta.test"),
                        one.client(),
                        one.helo(),
                        one.user(),
                        one.forwarder(),
                        one.handedOn());
        Scripted bobs =
                new Scripted(
                        "lists",
                        _ -> new Findings(List.of(), Map.of("bob@beta.test", List.of(FOUND))));
        ScanOutcome.Judged judged = scans.inquiries(bobs).judge(Scans.CLEAN, two);
        assertThat(judged.verdict().action()).isEqualTo(Action.NO_ACTION);
        assertThat(judged.judgement().shares())
                .extracting(Share::recipient, share -> share.verdict().action())
                .containsExactly(
                        tuple("alice@alpha.test", Action.NO_ACTION),
                        tuple("bob@beta.test", Action.REJECT));
        assertThat(scans.inquiries(bobs).judge(Scans.CLEAN, one).judgement().agreed()).isTrue();
    }
}
