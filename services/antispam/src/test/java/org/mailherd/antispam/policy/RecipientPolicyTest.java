package org.mailherd.antispam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.inquiry.Findings;
import org.mailherd.antispam.inquiry.Inquiry;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.scan.ScanOutcome;
import org.mailherd.antispam.scan.Scans;
import org.mailherd.antispam.verdict.QuarantineWish;
import org.mailherd.antispam.verdict.Share;
import org.mailherd.directory.policy.QuarantineCategory;
import org.mailherd.directory.policy.SenderEntry;
import org.mailherd.directory.policy.SenderPattern;
import org.mailherd.directory.policy.SpamPolicy;

class RecipientPolicyTest {
    private static final String ALICE = "alice@alpha.test";
    private static final String BOB = "bob@beta.test";
    private static final QuarantineWish REJECTED =
            new QuarantineWish(true, QuarantineCategory.REJECT);

    /** A rule that finds so much in every message. */
    private record Scored(double weight) implements Inquiry {
        @Override
        public Cost cost() {
            return Cost.FACTS;
        }

        @Override
        public String name() {
            return "scored";
        }

        @Override
        public Findings ask(Scan scan) {
            return Findings.of(
                    List.of(Hit.of(Symbol.of("SCORED", weight, "test", "for the test"))));
        }
    }

    private static SpamPolicy scores(double addHeader, double reject) {
        return new SpamPolicy(
                Optional.of(new SpamPolicy.Scores(addHeader, reject)),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static SpamPolicy list(boolean allowed, String sender, boolean proven) {
        return new SpamPolicy(
                Optional.empty(),
                Optional.empty(),
                List.of(
                        new SenderEntry(
                                1, allowed, SenderPattern.parse(sender).orElseThrow(), proven)),
                Optional.empty());
    }

    private static Party party(String recipient, String mailbox, SpamPolicy policy) {
        return new Party(recipient, mailbox, true, policy);
    }

    private static ScanOutcome.Judged judge(
            double weight, String message, String client, String path, Party... parties) {
        List<String> recipients = new ArrayList<>();
        List.of(parties).stream().map(Party::recipient).distinct().forEach(recipients::add);
        Envelope one = Scans.envelope(client, path);
        return new Scans()
                .inquiries(new Scored(weight))
                .policies(_ -> List.of(parties), REJECTED)
                .judge(
                        message,
                        new Envelope(
                                one.queueId(),
                                one.reversePath(),
                                recipients,
                                one.client(),
                                one.helo(),
                                one.user(),
                                one.forwarder(),
                                one.handedOn()));
    }

    private static ScanOutcome.Judged judge(double weight, Party... parties) {
        return judge(weight, Scans.CLEAN, "192.0.2.1", "carol@outside.test", parties);
    }

    private static Action action(ScanOutcome.Judged judged, String mailbox) {
        return judged.judgement().shares().stream()
                .filter(share -> share.address().equals(mailbox))
                .map(Share::verdict)
                .findFirst()
                .orElseThrow()
                .action();
    }

    @Test
    void eachIsJudgedByItsOwnScores() {
        ScanOutcome.Judged judged =
                judge(10, party(ALICE, ALICE, scores(12, 20)), party(BOB, BOB, scores(2, 5)));
        assertThat(action(judged, ALICE)).isEqualTo(Action.NO_ACTION);
        assertThat(action(judged, BOB)).isEqualTo(Action.REJECT);
        assertThat(judged.verdict().action()).isEqualTo(Action.NO_ACTION);
        assertThat(judged.judgement().agreed()).isFalse();
        assertThat(judged.judgement().quarantine()).containsExactly(BOB);
    }

    @Test
    void mailboxesBehindOneAliasAreJudgedEachByItsOwn() {
        ScanOutcome.Judged judged =
                judge(
                        10,
                        party("team@alpha.test", ALICE, SpamPolicy.NONE),
                        party("team@alpha.test", BOB, scores(2, 5)));
        assertThat(action(judged, ALICE)).isEqualTo(Action.ADD_HEADER);
        assertThat(action(judged, BOB)).isEqualTo(Action.REJECT);
    }

    @Test
    void whoIsDeniedIsRefusedAndNeverKept() {
        for (String sender : List.of("carol@outside.test", "outside.test", "*.test")) {
            ScanOutcome.Judged judged = judge(0, party(ALICE, ALICE, list(false, sender, true)));
            assertThat(judged.verdict().action()).isEqualTo(Action.REJECT);
            assertThat(judged.judgement().quarantine()).isEmpty();
        }
    }

    @Test
    void theHeadersFromIsDeniedToo() {
        ScanOutcome.Judged judged =
                judge(
                        0,
                        Scans.CLEAN,
                        "192.0.2.1",
                        "bounce@lists.test",
                        party(ALICE, ALICE, list(false, "carol@outside.test", true)));
        assertThat(judged.verdict().action()).isEqualTo(Action.REJECT);
    }

    @Test
    void whoIsAllowedAndProvenByItsDomainPasses() {
        ScanOutcome.Judged judged =
                judge(50, party(ALICE, ALICE, list(true, "carol@outside.test", true)));
        assertThat(judged.verdict().action()).isEqualTo(Action.NO_ACTION);
        assertThat(Scans.symbols(judged)).contains("SENDER_ALLOWED");
    }

    @Test
    void whatIsForcedGoesBeforeTheAllowList() {
        String gtube =
                Scans.CLEAN
                        + "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X\r\n";
        ScanOutcome.Judged judged =
                judge(
                        0,
                        gtube,
                        "192.0.2.1",
                        "carol@outside.test",
                        party(ALICE, ALICE, list(true, "outside.test", true)));
        assertThat(judged.verdict().action()).isEqualTo(Action.REJECT);
    }

    @Test
    void threat23_aForgedSenderIsNotAllowedByAList() {
        Party alice = party(ALICE, ALICE, list(true, "carol@outside.test", true));
        ScanOutcome.Judged envelope =
                judge(50, Scans.CLEAN, "203.0.113.9", "carol@outside.test", alice);
        assertThat(envelope.verdict().action()).isEqualTo(Action.REJECT);
        ScanOutcome.Judged header = judge(50, Scans.CLEAN, "192.0.2.1", "spammer@evil.test", alice);
        assertThat(header.verdict().action()).isEqualTo(Action.REJECT);
    }

    @Test
    void threat23_aSecondAuthorOrFromFieldAllowsNothing() {
        Party alice = party(ALICE, ALICE, list(true, "@outside.test", false));
        String authors =
                Scans.CLEAN.replace(
                        "From: Carol <carol@outside.test>",
                        "From: carol@outside.test, mallory@evil.test");
        String fields =
                Scans.CLEAN.replace("From: Carol", "From: mallory@evil.test\r\nFrom: Carol");
        for (String message : List.of(authors, fields)) {
            assertThat(judge(50, message, "192.0.2.1", "", alice).verdict().action())
                    .isEqualTo(Action.REJECT);
        }
    }

    @Test
    void threat23_anExplicitChoiceAllowsWithoutProof() {
        Party alice = party(ALICE, ALICE, list(true, "carol@outside.test", false));
        assertThat(
                        judge(50, Scans.CLEAN, "203.0.113.9", "carol@outside.test", alice)
                                .verdict()
                                .action())
                .isEqualTo(Action.NO_ACTION);
    }

    @Test
    void threat23_aLookalikeDomainIsNotTheDomain() {
        Party alice = party(ALICE, ALICE, list(true, "*.outside.test", false));
        assertThat(
                        judge(50, Scans.CLEAN, "192.0.2.1", "x@badoutside.test", alice)
                                .verdict()
                                .action())
                .isEqualTo(Action.REJECT);
    }

    @Test
    void nobodyWaitsWhenAnotherTakesItAtOnce() {
        Party doubtful = party(ALICE, ALICE, scores(11, 20));
        Party open = party(BOB, BOB, scores(50, 60));
        List<String> asked = new ArrayList<>();
        Scans scans =
                new Scans()
                        .inquiries(new Scored(10.5))
                        .greylist(_ -> asked.add("asked"))
                        .policies(_ -> List.of(doubtful, open), REJECTED);
        assertThat(action(scans.judge(Scans.CLEAN), ALICE)).isEqualTo(Action.NO_ACTION);
        assertThat(asked).isEmpty();
        scans.policies(_ -> List.of(doubtful), REJECTED);
        assertThat(action(scans.judge(Scans.CLEAN), ALICE)).isEqualTo(Action.SOFT_REJECT);
        assertThat(asked).hasSize(1);
    }
}
